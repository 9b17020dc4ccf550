"""What speaks for each candidate of a slot, and for leaving it empty: the features that the choice is learned from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from extractors.components.chooser import Features
from extractors.components.page import Mention, Page
from extractors.components.page.cues import words
from extractors.components.results.slots import sizing
from extractors.components.results.slots.acting import acts
from extractors.components.results.slots.asked import Asked, Offer
from extractors.components.results.slots.comparing import compared
from extractors.components.results.slots.ways import relation, rows, side, turn, use, way
from extractors.components.things.scene import outline
from kg.model import EntityClaim, Field

_PHRASE_ENDS = words(", . ; and while but compared than over ) (")
_ELSEWHERE = words("across datasets benchmarks tasks domains scenarios settings task languages set sets data")


def options(asked: Asked, slot: str, offered: Sequence[Mention]) -> list[Features]:
    """The features of every candidate, and at the end those of "none"."""
    firm = [mention for mention in offered if not mention.loose]
    offer = Offer(firm, rows(asked.page, offered), _acting(asked, firm) if slot == "subject" else frozenset())
    if slot == "size":
        without = list(sizing.nothing(asked, offer))
        described = [list(sizing.describe(asked, mention, offer)) for mention in offered]
    else:
        without = list(_circumstances(asked, firm))
        described = [list(_describe(asked, slot, mention, offer)) for mention in offered]
    return [*({"": facts} for facts in described), {"none": without}]


def _acting(asked: Asked, offered: Sequence[Mention]) -> frozenset[str]:
    page = asked.page
    inside = (mention for mention in offered if page.sentence(mention.start) == asked.sentence)
    return frozenset(mention.name for mention in inside if acts(page, mention))


def _describe(asked: Asked, slot: str, mention: Mention, offer: Offer) -> Iterator[str]:
    loose = "loose " if mention.loose else ""
    for fact in _position(asked, mention, offer):
        yield f"{loose}{fact}"
        yield f"{asked.what}:{loose}{fact}"
    yield from (f"{loose}{fact}" for fact in _identity(asked, slot, mention))
    if slot == "subject":
        yield from _agency(asked, mention, offer)
    yield from _memory(asked, mention, offer)


def _position(asked: Asked, mention: Mention, offer: Offer) -> Iterator[str]:
    page, spot = asked.page, asked.spot
    distance = page.sentence(mention.start) - asked.sentence
    if distance:
        title = "title" if mention.start < page.body else "body"
        rank = sum(other.start > mention.start for other in offer.named if other.end <= spot.numeral.start)
        yield f"sentence={max(-4, min(2, distance))},{title}"
        yield f"sentence={'before' if distance < 0 else 'after'},rank={min(rank, 3)}"
        yield from _setting_apart(asked, mention, offer)
        return
    row, hand = offer.rows[mention.start], side(page, spot, mention)
    own = turn(spot, row, mention)
    # In "3.4 and 5.6 on X and Y" both pairs stand as far apart as the lists do.
    edge = mention if own is None else row[0] if hand == "R" else row[-1]
    yield from way(page, spot, asked.rule, edge, offer.named)
    if own is not None:
        yield f"its turn={own},{hand}"
    elif spot.turns > 1:
        yield f"no turn,row={min(len(row), 3)},{hand}"
    elif len(row) > 1:
        yield f"row,first={row[0] is mention}"


def _setting_apart(asked: Asked, mention: Mention, offer: Offer) -> Iterator[str]:
    """What links a mention of another sentence with the number: how that sentence uses it, how this one goes on."""
    page, place = asked.page, asked.page.at(mention.start)
    company = sum(page.sentence(other.start) == page.items[place].sentence for other in offer.named)
    near = min(1, abs(page.items[place].sentence - asked.sentence) - 1)
    yield f"apart={near},use={use(page, place)},company={min(company, 3)}"


def _identity(asked: Asked, slot: str, mention: Mention) -> Iterator[str]:
    what, unit, entity = asked.what, asked.spot.numeral.sort, mention.entity
    yield f"named={entity is not None},proposed={mention.proposed}"
    yield f"{what}:proposed={mention.proposed}"
    if entity:
        yield f"mentions={min(len(entity.mentions), 4)},proposed={mention.proposed}"
        yield f"kind={entity.kind},proposed={mention.proposed}"
        yield f"shape={outline(mention.name)}"
    if slot == "metric":
        name = mention.name.lower()
        yield f"name={name}"
        yield f"{what}:last={name.split()[-1]}"
        yield f"unit={unit}:last={name.split()[-1]}"
    if slot in ("subject", "baseline"):
        yield from _part(asked, mention)
        yield from _standing(asked, mention, entity) if entity else ()
    if slot == "baseline":
        subject = asked.known.get("subject")
        yield f"subject={subject is not None and (subject.name == mention.name)}"


def _standing(asked: Asked, mention: Mention, entity: EntityClaim) -> Iterator[str]:
    """What an entity is to its paper: in the title, proposed, and one of how many that are."""
    titled = any(span.field is Field.TITLE for span in entity.mentions)
    yield f"titled={titled},proposed={mention.proposed},own={asked.own}"
    yield f"heads={_heads(asked.page, entity)}"
    yield f"travel={asked.spot.travel},proposed={mention.proposed}"
    yield f"proposed={mention.proposed},of={_proposed(asked.page)},own={asked.own}"


def _part(asked: Asked, mention: Mention) -> Iterator[str]:
    """The part that a candidate plays in its sentence: what follows it, and whether something is compared with it."""
    page = asked.page
    place, last = page.at(mention.start), page.at(mention.end - 1)
    hand = side(page, asked.spot, mention) if page.items[place].sentence == asked.sentence else "elsewhere"
    against = compared(page, place)
    yield f"{hand},next={''.join(page.shapes(last + 1, last + 2))}"
    yield f"{hand},compared={against}"
    yield f"{hand},compared={against},proposed={mention.proposed}"


def _agency(asked: Asked, mention: Mention, offer: Offer) -> Iterator[str]:
    """Whether the candidate, or another one, does what the number's sentence says."""
    here = asked.page.sentence(mention.start) == asked.sentence
    own, rival = mention.name in offer.acting, bool(offer.acting - {mention.name})
    yield f"acts={own},rival={rival},here={here}"
    yield f"acts={own},rival={rival},proposed={mention.proposed}"


def _heads(page: Page, entity: EntityClaim) -> bool:
    """Whether the title begins with the entity and a colon ("FooTune: ...")."""
    opening = (span for span in entity.mentions if span.field is Field.TITLE and not span.start)
    return any(page.text[span.end : span.end + 1] == ":" for span in opening)


def _proposed(page: Page) -> int:
    """How many things the paper proposes; 3 for more."""
    return min(3, len({mention.name for mention in page.mentions if mention.proposed}))


def _memory(asked: Asked, mention: Mention, offer: Offer) -> Iterator[str]:
    """How the candidate goes with what the slot got before: again, or at the same place of a parallel phrase."""
    if not asked.chosen or asked.previous is None:
        return
    page, last = asked.page, asked.chosen[-1]
    apart = asked.sentence - page.items[asked.previous.item].sentence
    own = turn(asked.spot, offer.rows[mention.start], mention)
    again = last is not None and last.name == mention.name
    yield f"again={again if last else 'none'},apart={min(apart, 2)},listed={asked.spot.place > 0},turn={own}"
    if last and last is not mention and not apart:
        yield f"parallel={relation(page, asked.previous, last) == relation(page, asked.spot, mention)},{again}"
    if any(other and other.name == mention.name for other in asked.chosen[:-1]):
        yield "chosen before"


def _circumstances(asked: Asked, offered: Sequence[Mention]) -> Iterator[str]:
    """What speaks for choosing nothing that the text names."""
    page, spot, what, rule = asked.page, asked.spot, asked.what, asked.rule
    inside = sum(page.sentence(mention.start) == asked.sentence for mention in offered)
    yield "any"
    yield what
    yield f"{what},unit={spot.numeral.sort}"
    yield f"inside={min(inside, 3)},all={min(len(offered), 4)}"
    yield f"{what},inside={min(inside, 2)}"
    yield f"rule={rule.word if rule else '-'}"
    yield f"link={rule.link if rule else '-'},inside={min(inside, 2)}"
    yield f"travel={spot.travel}"
    after = takewhile(lambda shape: shape not in _PHRASE_ENDS, page.shapes(spot.last + 1, spot.last + 9))
    if not _ELSEWHERE.isdisjoint(after):
        yield f"unnamed data,inside={min(inside, 2)}"
    if asked.chosen and asked.previous is not None:
        apart = asked.sentence - page.items[asked.previous.item].sentence
        last = asked.chosen[-1]
        before = "nothing" if last is None else "named"
        yield f"before={before},apart={min(apart, 2)},listed={spot.place > 0}"
