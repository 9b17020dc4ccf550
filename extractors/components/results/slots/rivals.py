"""What a number is held against, and what only looks like it: the baseline, as far as phrases tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from extractors.components.page import Mention
from extractors.components.page.cues import CONTRASTS, DETERMINERS, outdoes, words
from extractors.components.results.slots.asked import Asked
from extractors.components.results.slots.comparing import SHORT, bracket, compared, compares
from extractors.components.results.slots.ways import rows
from kg.model import ResultKind

_WHOLE = words("of the <metric>")
_CLAUSE_ENDS = CONTRASTS | words("where which when and")
_WHERE = words("on in the , and")
_LISTING = words("the a an , and / &")
_DOING = words("when while for by in")
_DATA = re.compile(r"\b(?:data ?sets?|benchmarks|tasks|languages)$")
_NAME = re.compile(r"(?=.*[A-Z]).*(?<![A-Z]s)", re.DOTALL)
_LINKS = words(", . ; ) that and by with while")
_FAR = 10


def whole(asked: Asked, offered: Sequence[Mention]) -> Mention | None:
    """The one of which a share or multiple is taken: "2.6 times the speed of <MixFormer>", "28.9% of <DeiT>"."""
    page, last = asked.page, asked.spot.last
    if asked.outcome.kind not in (ResultKind.RATIO, ResultKind.FACTOR):
        return None
    shapes = list(takewhile(_WHOLE.__contains__, page.shapes(last + 1, last + 5)))
    place = last + 1 + len(shapes)
    return page.opening((m for m in offered if m.entity), place) if shapes[-1:] == ["of"] else None


def bettered(asked: Asked, offered: Sequence[Mention]) -> Mention | None:
    """The one that is bettered: "improves <the state of the art> by 3%", "cuts the cost of <previous work> by 12%"."""
    page, rule = asked.page, asked.rule
    if rule is None or rule.link != "by" or compares(page, rule.item):
        return None
    between = [m for m in offered if not m.entity and rule.item < page.at(m.start) < asked.spot.first]
    rest = {mention: page.shapes(page.at(mention.end - 1) + 1, asked.spot.first - 1) for mention in between}
    return next((m for m in between if all(shape in _WHERE or shape[0] == "<" for shape in rest[m])), None)


def against(asked: Asked, offered: Sequence[Mention]) -> list[Mention]:
    """Those in what a change is held against right behind it: "+22% over <torch.matmul>", "3x faster than <BERT>"."""
    page, last = asked.page, asked.spot.last
    if asked.outcome.kind is ResultKind.SCORE:
        return []
    within = page.shapes(asked.spot.first - 1, asked.spot.first) == ["within"]
    for position in range(last + 1, min(last + _FAR, len(page.items))):
        item = page.items[position]
        if item.sentence != asked.sentence or item.shape in _CLAUSE_ENDS or item.shape[0] == "#":
            return []
        near = item.shape == "of" and (page.items[position - 1].shape in SHORT or within)
        if (near or item.shape not in ("of", "from")) and compares(page, position):
            return _phrase(asked, offered, position + 1)
    return []


def _phrase(asked: Asked, offered: Sequence[Mention], place: int) -> list[Mention]:
    """Those in the phrase that begins at an item; none where it is of data, or one of a list for a list of numbers."""
    page = asked.page
    while page.shapes(place, place + 1) and page.items[place].shape in DETERMINERS:
        place += 1
    first = page.opening(offered, place)
    if first is None or _DATA.search(first.name) or len(rows(page, offered)[first.start]) == asked.spot.turns > 1:
        return []
    last = page.at(first.end - 1)
    if page.shapes(last + 1, last + 3) == ["such", "as"] and (example := page.opening(offered, last + 3)):
        return [example]
    return [mention for mention in offered if place <= page.at(mention.start) <= last]


def head_of(asked: Asked, phrase: Mention, offered: Sequence[Mention]) -> Mention | None:
    """The name that a phrase ends with: "the state-of-the-art <TensorMask>"; not the own one ("the original FooTune"),
    nor that of many ("state-of-the-art LSTMs")."""
    subject = asked.known.get("subject")
    if phrase.entity:
        return None
    heads = (m for m in offered if m.entity and phrase.start < m.start and m.end == phrase.end)
    named = (m for m in heads if _NAME.fullmatch(asked.page.text, m.start, m.end))
    return next((m for m in named if subject is None or m.name != subject.name), None)


def is_compared(asked: Asked, mention: Mention, offered: Sequence[Mention]) -> bool:
    """Whether words say that the number is held against it: comparing ones, or a verb of which it is the object."""
    page, rule, place = asked.page, asked.rule, asked.page.at(mention.start)
    if asked.spot.turns > 1 or (rule is not None and rule.item < place < asked.spot.first):
        return True
    phrases = (other for other in offered if not other.entity)
    return bool(compared(page, place)) or any(p.start <= mention.start and mention.end <= p.end for p in phrases)


def is_surpassed(asked: Asked, mention: Mention) -> bool:
    """Whether the number's clause says that another is better: "it surpasses a baseline (<GPT-4>) by 3%"."""
    named = (other for other in asked.page.mentions if other.name == mention.name)
    return not mention.proposed and any(_is_surpassed(asked, other) or _is_opposed(asked, other) for other in named)


def _is_opposed(asked: Asked, mention: Mention) -> bool:
    """Whether what is measured is measured against it: "the win rate against <GPT-4> is 58%"."""
    page, place = asked.page, asked.page.at(mention.start)
    if page.items[place].sentence != asked.sentence or place > asked.spot.first:
        return False
    if asked.outcome.kind in (ResultKind.CHANGE, ResultKind.FACTOR) and compared(page, place) == "against":
        return True
    measure, link = ["", "", *page.shapes(place - 2, place)][-2:]
    return measure == "<metric>" and link in ("against", "over", "under")


def _is_surpassed(asked: Asked, mention: Mention) -> bool:
    page, first, last = asked.page, asked.page.at(mention.start), asked.page.at(mention.end - 1)
    if page.items[first].sentence != asked.sentence or not last + 1 < asked.spot.first:
        return False
    opened = bracket(page, mention)
    level = page.shapes(opened + 1, opened + 2) if opened else []
    if asked.outcome.kind is ResultKind.SCORE and level and level[0][0] == "#":
        return False  # "surpasses GPT-4 (64%)"
    back = reversed(page.shapes(first - _FAR, first))
    met = next((shape for shape in back if shape in _LINKS or shape[0] == "#" or outdoes(shape)), "")
    return outdoes(met)


def is_treated(asked: Asked, mention: Mention) -> bool:
    """Whether the number is of something done to it: "a gain of 3% for <GPT-4>", "when training <BERT>"."""
    page, place = asked.page, asked.page.at(mention.start)
    if not mention.entity or place <= asked.spot.last or page.items[place].sentence != asked.sentence:
        return False
    behind = page.shapes(asked.spot.item, place)
    number = max(n for n, shape in enumerate(behind) if shape[0] == "#")
    between = behind[number + 1 :]
    while between and (between[-1] in _LISTING or between[-1][0] == "<"):
        between.pop()
    if between[-1:] == ["for"]:
        return _CLAUSE_ENDS.isdisjoint(between)
    if between[-1:] == ["when"]:  # "when <fine-tuning> BERT"
        return True
    return len(between) > 1 and between[-1].endswith("ing") and between[-2] in _DOING


def is_subjects(asked: Asked, size: Mention) -> bool:
    """Whether a size is in the subject's name: "LLaMA-2-<13B> (54%)"."""
    subject = asked.known.get("subject")
    return subject is not None and subject.start <= size.start <= subject.end + 1


def is_rivals(asked: Asked, size: Mention) -> bool:
    """Whether a size is of what the number is held against alone: "surpassing PaLM-<540B>", but not "distilled from
    7B", nor "FooLM-540B surpasses PaLM-<540B>"."""
    if is_subjects(asked, size):
        return False
    page, place = asked.page, asked.page.at(size.start)
    led = "".join(page.shapes(place - 1, place))
    weighed = led != "from" and not asked.spot.travel  # "that of FooLM-7B from 52% to 61%"
    against = outdoes(led) or (weighed and compared(page, place) == "against")
    once = page.text.count(page.text[size.start : size.end], *page.span(asked.sentence)) == 1
    return page.items[place].sentence == asked.sentence and once and against
