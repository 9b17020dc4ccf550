"""Phrases that settle by themselves what fills a slot, whatever else speaks for the other candidates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.components.page import Mention
from extractors.components.page.cues import CONTRASTS, DETERMINERS, outdoes, words
from extractors.components.page.numberwords import CARDINALS
from extractors.components.results.slots.acting import acts
from extractors.components.results.slots.asked import Asked
from extractors.components.results.slots.comparing import compared
from extractors.components.results.slots.levels import before_brackets, held_against, is_anothers
from extractors.components.results.slots.measuring import measured
from extractors.components.results.slots.rivals import bettered, is_subjects, whole
from extractors.components.results.slots.ways import rows
from extractors.components.things.parameters import OTHERS

_APPOSED = ([",", "our"], [",", "a"], [",", "an"], [",", "the"])
_CONTRAST = words("while whereas")
_BREAKS = CONTRASTS | words("when than over against compared")
_COPULAS = words("is are was were has have")
_LEADING = words("with on of by using for in under into to from through via over than against like as")
_OPENING = words(", and or that . ( : where which our the")
_LEADS = words("on for with using at")
_NEAR = 60
_MANY = rf"(?P<many>\d+|{'|'.join(CARDINALS)})\s(?:[a-z][\w-]*\s){{0,4}}"
# How many datasets a number was measured on, up to where they may be named: "3% on two datasets, namely <COCO> and".
_ON_MANY = re.compile(
    rf"(?:\s(?!and\b)[\w@-]+){{0,9}}?\s(?:on|across|over)\s(?:an\saverage\sof\s)?{_MANY}"
    r"(?:datasets|benchmarks)\b(?!,?\srespectively)"
    r"[\s(:,]*(?:(?:including|namely|such\sas|i\.?e\.?|e\.?g\.?)[\s,:]*)?"
)
# The same of all numbers of a sentence: "in evaluations on nine held-out tasks".
_OVER_MANY = re.compile(rf"\b(?:[Oo]n|[Aa]cross|[Oo]ver)\s{_MANY}(?:datasets|benchmarks|tasks)\b")
_FAR = 9
# Those that are added, saved or tuned alone are not all that a model has.
_COUNTING = re.compile(
    r"[\s-](?:(?!additional|extra|fewer|learnable|less|more|task-specific|trainable|tun)[\w-]+\s){0,2}"
    r"param(?:eter)?s?\b",
    re.IGNORECASE,
)
_BUDGETED = re.compile(
    r"\bparam(?:eter)?\s(?:budget|count)s?\s(?:of|is)\s(?:(?:about|around|only|under)\s)?$", re.IGNORECASE
)


def settled(asked: Asked, slot: str, offered: Sequence[Mention]) -> Sequence[Mention] | None:
    """What a phrase makes the metric, subject or baseline; empty where it names nothing; None without a phrase."""
    if slot == "dataset" and _are_unnamed(asked, offered):
        return []
    if slot == "size" and is_anothers(asked):
        owned = _measured_on(asked, offered) or _in_name(asked, offered)
        return [owned] if owned else []
    if slot == "subject" and (held := held_against(asked, offered)) is not None:
        return held
    named = (phrase(asked, offered) for phrase in _PHRASES.get(slot, ()))
    return next(([mention] for mention in named if mention), None)


def _attached(asked: Asked, offered: Sequence[Mention]) -> Mention | None:
    """The one that a level on the way is given for: "from 61% with <GPT-4> to 70% with <FooTune>"."""
    page, place = asked.page, asked.spot.item + 2
    if not asked.spot.travel or page.shapes(place - 1, place) not in (["with"], ["for"], ["using"]):
        return None
    return page.opening(offered, place)


def _doing(asked: Asked, offered: Sequence[Mention]) -> Mention | None:
    """The one right before the verb of the number's clause: "with <GPT-4> attaining 92%"; not where the verb is done to
    it, or where the number is where another's way began ("<FooTune> improves accuracy from 49%")."""
    page, spot = asked.page, asked.spot
    nearest = _nearest(asked, [mention for mention in offered if mention.entity])
    if nearest is None or spot.travel == "from" or not acts(page, nearest):
        return None
    between = page.shapes(page.at(nearest.end - 1) + 1, spot.first)
    led = _led(page.shapes(page.at(nearest.start) - 4, page.at(nearest.start)))
    free = led not in _LEADING or (led == "with" and any(shape.endswith("ing") for shape in between[:3]))
    own = led != "our" or nearest.proposed
    apart = not _BREAKS.isdisjoint(between) or not _COPULAS.isdisjoint(between[:2])
    return nearest if free and own and not apart else None


def _having(asked: Asked, offered: Sequence[Mention]) -> Mention | None:
    """The one whose number it is said to be: "compared to <GPT-4>'s 64%"."""
    page, first = asked.page, asked.spot.first
    having = page.shapes(first - 1, first) in (["'s"], ["’s"])
    return next((m for m in offered if having and m.entity and page.at(m.end - 1) == first - 2), None)


def _led(before: Sequence[str]) -> str:
    """The word that leads to the phrase that `before` is the beginning of."""
    return next((shape for shape in reversed(before) if shape in _LEADING or shape in _OPENING), "")


def _nearest(asked: Asked, offered: Sequence[Mention]) -> Mention | None:
    """The last one before the number, if in its sentence."""
    before = [mention for mention in offered if mention.end <= asked.page.items[asked.spot.first].start]
    nearest = max(before, key=lambda mention: mention.start, default=None)
    return nearest if nearest and asked.page.sentence(nearest.start) == asked.sentence else None


def _contrasted(asked: Asked, offered: Sequence[Mention]) -> Mention | None:
    """The one that opens the clause of the number: "while <GPT-4> scores 92%"."""
    page, nearest = asked.page, _nearest(asked, offered)
    if nearest is None:
        return None
    place = page.at(nearest.start)
    return nearest if not _CONTRAST.isdisjoint(page.shapes(place - 1, place)) else None


def named_before(asked: Asked, offered: Sequence[Mention], chosen: Mention) -> Mention | None:
    """What the chosen one is another word for: "<CalmTrain>, our two-stage schedule, halves ..."."""
    page, place = asked.page, asked.page.at(chosen.start)
    if page.shapes(place + 1, place + 2) != [","] or page.shapes(place - 2, place) not in _APPOSED:
        return None
    return next((mention for mention in offered if page.at(mention.end - 1) == place - 3), None)


def _measured_on(asked: Asked, offered: Sequence[Mention]) -> Mention | None:
    """The size of what the number was measured on, in its name ("17% for Llama-2-<70B>") or the only one in the
    sentence: "5% for <7B> models"."""
    page, last = asked.page, asked.spot.last
    if not _LEADS.isdisjoint(page.shapes(last + 1, last + 2)):
        place = last + 2 + (not DETERMINERS.isdisjoint(page.shapes(last + 2, last + 3)))
        beside = last + 2 + (page.shapes(last + 2, last + 3) in (["<model>"], ["<method>"]))
        named = page.opening(offered, place) or page.opening(offered, beside)
        if named:
            return named
    here = [mention for mention in offered if page.sentence(mention.start) == asked.sentence]
    if len({mention.name for mention in here}) != 1:
        return None
    place = page.at(here[0].start)
    between = page.shapes(last + 1, place)
    led = not _LEADS.isdisjoint(between[-3:]) and not any(shape.startswith("#") for shape in between)
    return here[0] if led and not compared(page, place) else None


def _in_name(asked: Asked, offered: Sequence[Mention]) -> Mention | None:
    """That in the subject's name: "the 52% of Llama-2-<70B>"."""
    return next((mention for mention in offered if is_subjects(asked, mention)), None)


def _next(asked: Asked, offered: Sequence[Mention]) -> Mention | None:
    """The only one since the number before: "our 7B model gains 4.5 and our <13B> model 6.1 points"."""
    page, last = asked.page, asked.previous
    if last is None or page.items[last.item].sentence != asked.sentence:
        return None
    if asked.rule and outdoes(asked.rule.word):
        return None
    if asked.spot.travel == "to":
        return asked.chosen[-1]
    since = [m for m in offered if last.numeral.stop <= m.start < asked.spot.numeral.start]
    one = len(since) == 1 and (asked.spot.travel or not _is_anothers(asked, since[0]))
    return since[0] if one else None


def _counted(asked: Asked, offered: Sequence[Mention]) -> Mention | None:
    """The only size of the sentence that is not another's, where it counts parameters: "a <125M>-parameter FooLM gains
    3%", "our <125M>-parameter FooLM matches GPT-4's 1.8T"."""
    page = asked.page
    own = [m for m in offered if page.sentence(m.start) == asked.sentence and not _is_anothers(asked, m)]
    if len({mention.name for mention in own}) != 1:
        return None
    counts = _COUNTING.match(page.text, own[0].end) or _BUDGETED.search(page.text, _near(asked, own[0]), own[0].start)
    return own[0] if counts else None


def _is_anothers(asked: Asked, size: Mention) -> bool:
    page = asked.page
    return bool(compared(page, page.at(size.start)) or OTHERS.search(page.text, _near(asked, size), size.start))


def _near(asked: Asked, size: Mention) -> int:
    """From where on words before a size say whose it is."""
    return max(asked.page.span(asked.sentence)[0], size.start - _NEAR)


def _are_unnamed(asked: Asked, offered: Sequence[Mention]) -> bool:
    """Whether the text counts the datasets, and these are not all of them: "by 3% on nine retrieval datasets"."""
    page, spot = asked.page, asked.spot
    told = _ON_MANY.match(page.text, spot.numeral.stop) if spot.size == 1 else None
    if told and not any(mention.start == told.end() for mention in offered):
        return _differs(told["many"], [mention for mention in offered if mention.start < told.start()])
    told = _OVER_MANY.search(page.text, page.span(asked.sentence)[0], spot.numeral.start)
    here = any(page.sentence(mention.start) == asked.sentence for mention in offered)
    return told is not None and not here and _differs(told["many"], offered)


def _differs(many: str, named: Sequence[Mention]) -> bool:
    """Whether a count is not that of the names."""
    count = len({mention.name for mention in named})
    return many not in (str(count), *CARDINALS[count - 1 : count])


def _listed_before(asked: Asked, offered: Sequence[Mention]) -> Mention | None:
    """The one of the last sentence's list that has the number's turn: "We use <COCO> and <MMLU>. It attains 71 and 64,
    respectively"."""
    page, spot = asked.page, asked.spot
    if not _is_told_in_turn(asked) or any(page.sentence(mention.start) == asked.sentence for mention in offered):
        return None
    before = [mention for mention in offered if page.sentence(mention.start) == asked.sentence - 1]
    row = next((row for row in rows(page, before).values() if len(row) == spot.turns), None)
    return row[spot.turn] if row else None


def _told_as_before(asked: Asked, offered: Sequence[Mention]) -> Mention | None:
    return _as_before(asked, offered) if _is_told_in_turn(asked) else None


def _as_before(asked: Asked, offered: Sequence[Mention]) -> Mention | None:
    """What the result of this turn in the list before has: "71% on <COCO> and 64% on <MMLU>, <3%> and 5% more,
    respectively"; not where the text names another since."""
    page, spot, end = asked.page, asked.spot, len(asked.chosen) - asked.spot.turn
    before = [mention for mention in asked.chosen[max(0, end - spot.turns) : end] if mention]
    if spot.turns == 1 or len({mention.name for mention in before}) != spot.turns:
        return None
    last = max(mention.start for mention in before)
    until = spot.numeral.start if _is_told_in_turn(asked) else page.span(asked.sentence)[1]
    own = any(last < mention.start < until for mention in offered)
    here = all(page.sentence(mention.start) == asked.sentence for mention in before)
    return before[spot.turn] if here and not own else None


def _is_told_in_turn(asked: Asked) -> bool:
    """Whether "respectively" follows the numbers; in "by 6% and 7% over BERT and GPT-4 respectively" something else is
    told in turn."""
    after = asked.page.shapes(asked.spot.last + 1, asked.spot.last + 1 + _FAR)
    return asked.spot.turns > 1 and "respectively" in after and "and" not in after[: after.index("respectively")]


_PHRASES = {
    "dataset": (_told_as_before, _listed_before),
    "metric": (measured, _as_before),
    "subject": (_attached, before_brackets, _having, _contrasted, _doing),
    "baseline": (whole, bettered, _told_as_before),
    "size": (_measured_on, _in_name, _next, _counted),
}
