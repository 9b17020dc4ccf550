"""Who is compared: the thing that a comparison is said of, by its name or as "our method"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.components.comparisons.clauses import HEADS, Clause
from extractors.components.page import Mention
from extractors.components.page.cues import words
from kg.model import TECHNIQUES, EntityClaim, Field, Role

_OWN = words("our ours we it i proposed this these")
_LEADING = words("the a an that both our its proposed new novel simple resulting even then also while and , this")
_ADVERBS = re.compile(r"\w+ly|also|even|still|often|always|further|thus|to|can|could|may|might|will|able|is|are|both")
_AWAY = words("with using on for of in from by via based over under without upon at to through")
_SUBORDINATING = words("when while where although though because since whereas")
_QUALITIES = words("performance quality results accuracy variant variants version versions superiority -")
_ADVERBIAL = re.compile(r"\w+(?:ly|ing)|compared|in|moreover|furthermore|additionally|besides|however|overall|to|as")
_ACHIEVING = re.compile(r"(?:achiev|obtain|attain|reach|outperform|surpass|get)\w*")
_PRESENTING = re.compile(r"(?:present|introduc|propos|develop|releas|design|build|describ|construct)\w*")
_BARE = words("outperform surpass exceed beat underperform")
_ARTICLES = words("the a an our its")
_ALL = words("and &")
_JOINTS = _ALL | {","}
_CAUSING = words("makes make making enables enable enabling allows allow allowing helps help helping lets let leads")


@dataclass(frozen=True, slots=True)
class Subject:
    """The entity that is compared, and the item where that is said."""

    name: str
    item: int


def own(entities: Sequence[EntityClaim]) -> str | None:
    """The one thing that "our method" can mean: of the techniques that the paper proposes the only one, or the one that
    its title begins with, or the only one in its title."""
    proposed = [entity for entity in entities if entity.kind in TECHNIQUES and entity.role is Role.PROPOSED]
    starts = [[span.start for span in entity.mentions if span.field is Field.TITLE] for entity in proposed]
    titled = [entity for entity, found in zip(proposed, starts, strict=True) if found]
    first = [entity for entity, found in zip(proposed, starts, strict=True) if 0 in found]
    return next((only[0].name for only in (proposed, first, titled) if len(only) == 1), None)


def subjects(clause: Clause, meant: str | None) -> list[Subject]:
    """All that the cue says something of: "<MCTS> and <SMBO> outperform"; none where a preposition leads to them."""
    last = _subject(clause, meant)
    if last is None or last.item >= clause.left:
        return [last] if last else []
    row, item = [last], last.item
    if _ALL.isdisjoint(clause.page.shapes(item - 2, item)):
        return row
    while (before := _joined_before(clause, item)) is not None:
        row.append(Subject(before.name, item := clause.page.at(before.start)))
    if len(row) > 1 and clause.shape(item - 1) in _AWAY:
        return []
    return list({one.name: one for one in reversed(row)}.values())


def _joined_before(clause: Clause, item: int) -> Mention | None:
    """The thing before an item in its row."""
    place = item - 1
    while clause.shape(place) in _ARTICLES:
        place -= 1
    if clause.shape(place) not in _JOINTS:
        return None
    while clause.shape(place) in _JOINTS:
        place -= 1
    return clause.mention(place)


def _subject(clause: Clause, meant: str | None) -> Subject | None:
    """What the cue says something of: right before it, else what its clause begins with. `meant` is "our method"."""
    inside = (_at(clause, item, meant) for item in range(clause.left + 1, clause.right))
    if found := next(filter(None, inside), None):
        return found
    near = _before(clause)
    found = None if near is None else _at(clause, near, meant)
    if found and not _modifies(clause, found.item):
        return found
    if clause.relative:  # "FooNet, which" or "FooNet that"
        return _at(clause, clause.first - (3 if clause.shape(clause.first - 2) == "," else 2), meant)
    return None if near is None else _leading(clause, meant)


def _before(clause: Clause) -> int | None:
    """The item before a cue, past adverbs and brackets."""
    item = clause.left - 1
    while item >= clause.first:
        shape = clause.shape(item)
        if shape == ")":
            while item > clause.first and clause.shape(item) != "(":
                item -= 1
        elif not _ADVERBS.fullmatch(shape):
            return item
        item -= 1
    return None


def _modifies(clause: Clause, item: int) -> bool:
    """Whether a name stands after a preposition that belongs to another noun: "BiLSTM with <embeddings>"."""
    for before in range(item - 1, max(clause.first, item - 12) - 1, -1):
        shape = clause.shape(before)
        if shape in _AWAY and clause.shape(before - 1) not in _QUALITIES:
            return True
        if shape in (",", ")", "and"):
            return False
    return False


def _at(clause: Clause, item: int, meant: str | None) -> Subject | None:
    """The thing that is named at an item, or by the words that end there ("FooNet model", "our new model")."""
    shape = clause.shape(item)
    named = next((place for place in (item, item - 1) if clause.mention(place)), item)
    mention = clause.mention(named)
    if mention and (named == item or shape in HEADS):
        return Subject(mention.name, named)
    if meant is None or shape not in HEADS | {"we", "it"}:
        return None
    start = item if shape in ("we", "it") else _own_words(clause, item)
    return None if start is None else Subject(meant, start)


def _own_words(clause: Clause, head: int) -> int | None:
    """Where the words begin that make a noun the paper's own: "our new model"."""
    for item in range(head - 1, head - 5, -1):
        if clause.shape(item) in _OWN:
            return item
        if clause.shape(item) in _AWAY or clause.mention(item):
            return None
    return None


def _leading(clause: Clause, meant: str | None) -> Subject | None:
    """The thing that the clause begins with, past adverbials before a comma."""
    first = _opening(clause)
    if _caused(clause, first):
        return None
    if clause.shape(first) == "we":
        return _achieved(clause, first, meant)
    for item in range(first, min(first + 5, clause.left)):
        shape = clause.shape(item)
        if clause.mention(item) or shape in HEADS or shape == "it":
            return None if clause.shape(item + 1) in ("it", "we", "our") else _at(clause, item, meant)
        if shape not in _LEADING and item > first + 1:
            return None
    return None


def _caused(clause: Clause, first: int) -> bool:
    """Whether something else is made to be better: "X makes small models outperform Y"."""
    bare = clause.page.text[clause.cue.start : clause.cue.end].lower() in _BARE
    return bare and not _CAUSING.isdisjoint(clause.shape(item) for item in range(first, clause.left))


def _achieved(clause: Clause, first: int, meant: str | None) -> Subject | None:
    """What "we" stands for: "we present X, ..., which outperforms", "we achieve better results than"."""
    for item in range(first + 1, min(first + 4, clause.left)):
        shape = clause.shape(item)
        if _ACHIEVING.fullmatch(shape):
            return Subject(meant, first) if meant else None
        if _PRESENTING.fullmatch(shape):
            named = (other for other in range(item + 1, min(item + 7, clause.left)) if clause.mention(other))
            return next((_at(clause, other, meant) for other in named), None)
    return None


def _opening(clause: Clause) -> int:
    """Where the clause's subject may stand: after adverbials that end in a comma."""
    first = clause.first
    opened = first > 0 and clause.page.items[first - 1].shape in _SUBORDINATING
    for _ in range(2):
        shape = clause.shape(first)
        commas = [item for item in range(first, clause.left) if clause.shape(item) == "," and not _added(clause, item)]
        if commas and (opened or shape in _AWAY):
            first, opened = commas[-1] + 1, False
        elif commas and _ADVERBIAL.fullmatch(shape):
            first = commas[0] + 1
    return first


def _added(clause: Clause, comma: int) -> bool:
    """Whether only a participle follows a comma: "FooNet is small, even outperforming"."""
    follows = clause.shape(comma + 1)
    return comma + 1 >= clause.left - 1 or follows.endswith("ing") or follows in ("and", "or", "which")
