"""The names by which nodes are found, the same in every store."""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator

from kg.answers import Form
from kg.ids import kind_of
from kg.model import Concept, Graph, Paper
from kg.text import normal

HOW = ("id", "former", "name", "alias")
"""How a form names its node, strongest first."""

SHORT = 6
"""Letters of a name, up to which one slip may leave too little of it to be found by its pieces."""

_LETTERS = string.ascii_lowercase + string.digits

VERBATIM = frozenset({"id", "former"})
"""The forms that must be given as they are; the others are compared after normalisation."""


def held(graph: Graph) -> Iterator[Form]:
    """The forms of the papers and concepts of a graph, and the ids of its results and comparisons."""
    for paper in graph.papers:
        yield from _forms(paper, paper.title, ())
    yield from _concepts(graph.concepts)
    for said in graph.said:
        yield Form(said.id, said.id, kind_of(said.id), "id")


def absent(graph: Graph) -> Iterator[Form]:
    """The forms of the vocabulary rows that no paper holds."""
    return _concepts(graph.absent)


def key(form: Form) -> str:
    """What a form is compared by; empty for a name that cannot be asked for."""
    return form.text if form.how in VERBATIM else normal(form.text)


def strength(form: Form) -> tuple[int, str, str]:
    """The order in which equal forms are given."""
    return HOW.index(form.how), form.id, form.text


def _concepts(concepts: Iterable[Concept]) -> Iterator[Form]:
    for concept in concepts:
        yield from _forms(concept, concept.name, concept.aliases)


def _forms(node: Paper | Concept, name: str, aliases: tuple[str, ...]) -> Iterator[Form]:
    kind = kind_of(node.id)
    yield Form(node.id, node.id, kind, "id")
    yield from (Form(text, node.id, kind, "former") for text in node.former)
    yield Form(name, node.id, kind, "name")
    yield from (Form(text, node.id, kind, "alias") for text in dict.fromkeys(aliases))


def padded(text: str) -> str:
    """A normalised text with a space at either end, so that short words have trigrams too."""
    return f" {normal(text)} "


def pieces(text: str) -> frozenset[str]:
    """The trigrams of a padded text."""
    whole = padded(text)
    return frozenset(whole[start : start + 3] for start in range(len(whole) - 2))


def slips(text: str) -> frozenset[str]:
    """What a short text may have been meant as, after normalisation: itself, and whatever one slip makes of it.

    A slip is a letter too many, too few or another one, or two that are swapped. Of a long text there are none.
    """
    whole = normal(text)
    if not 0 < len(whole) <= SHORT:
        return frozenset()
    cuts = [(whole[:place], whole[place:]) for place in range(len(whole) + 1)]
    swapped = {head + tail[1::-1] + tail[2:] for head, tail in cuts}
    fewer = {head + tail[1:] for head, tail in cuts}
    others = {head + letter + tail[1:] for head, tail in cuts for letter in _LETTERS}
    more = {head + letter + tail for head, tail in cuts for letter in _LETTERS}
    return frozenset(swapped | fewer | others | more) - {""}


def nearest(found: Iterable[Form], text: str, limit: int) -> tuple[Form, ...]:
    """The forms that are a slip away from a text, then those that share the most pieces with it, the shorter first;
    those that are neither are left out."""
    asked, meant = pieces(text), slips(text)
    shared = {form: len(asked & pieces(form.text)) for form in found}
    slipped = {form for form in shared if normal(form.text) in meant}
    near = [form for form in shared if shared[form] or form in slipped]
    near.sort(key=lambda form: (form not in slipped, -shared[form], len(form.text), form.text, *_ties(form)))
    return tuple(near[:limit])


def _ties(form: Form) -> tuple[str, int]:
    return form.id, HOW.index(form.how)
