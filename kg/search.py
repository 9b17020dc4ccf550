"""Finding concepts and papers by words: a store proposes candidates, and this ranks them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from kg.answers import Form
from kg.model import Concept, Kind
from kg.stores.base import View
from kg.text import normal

CANDIDATES = 200
"""How many forms a store proposes."""

ALIKE = 75
"""The least similarity, of 100, of a name that is near."""

HOW = ("EXACT", "PREFIX", "WORD", "NEAR")
"""The ways to match, best first."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A node that was found: the form that matched best, and how (see HOW)."""

    id: str
    matched: str
    how: str


@dataclass(frozen=True, slots=True, order=True)
class _Match:
    how: int
    distance: float
    """From 0 (alike) to 100; told apart only where the match is near."""
    text: str


def search(view: View, kinds: Iterable[Kind], text: str, first: int) -> tuple[Hit, ...]:
    """The `first` best nodes: by how they match, then by papers that mention them, then by id. Results and
    comparisons have no names and are never found."""
    wanted = [kind for kind in kinds if kind not in (Kind.RESULT, Kind.COMPARISON)]
    best: dict[str, _Match] = {}
    for form in (*view.named(wanted, text), *view.candidates(wanted, text, CANDIDATES)):
        match = _match(form, text)
        if match is not None and (form.id not in best or match < best[form.id]):
            best[form.id] = match
    papers = {id: node.paper_count if isinstance(node, Concept) else 0 for id, node in view.get(best).items()}
    ranked = sorted(papers, key=lambda found: (best[found].how, best[found].distance, -papers[found], found))
    return tuple(Hit(id, best[id].text, HOW[best[id].how]) for id in ranked[:first])


def _match(form: Form, text: str) -> _Match | None:
    """How a form matches a text; None where it does not."""
    asked, found = normal(text), normal(form.text)
    if found == asked or form.text == text:
        return _Match(HOW.index("EXACT"), 0, form.text)
    if asked and found.startswith(asked):
        return _Match(HOW.index("PREFIX"), 0, form.text)
    if asked and set(asked.split()) <= set(found.split()):
        return _Match(HOW.index("WORD"), 0, form.text)
    likeness = max(fuzz.ratio(asked, found), fuzz.token_sort_ratio(asked, found))
    return _Match(HOW.index("NEAR"), 100 - likeness, form.text) if likeness >= ALIKE else None
