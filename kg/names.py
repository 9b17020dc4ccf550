"""What a name means: from an id, a former id, a canonical name or an alias to one id."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rapidfuzz import fuzz, process

from kg.errors import AmbiguousName, BadInput, UnknownName
from kg.ids import kind_of
from kg.model import Kind, Node, Paper
from kg.stores.base import View
from kg.text import normal

SUGGESTIONS = 3
"""Names offered for one that is unknown."""

ALIKE = 60
"""The least similarity, of 100, of a name that is offered."""

LOOKED_AT = 200
"""Candidates that are compared before any is offered."""

LONGEST = 1_000
"""Characters of the longest text that is taken for a name; titles are shorter by far."""

_STRENGTH = {"id": 0, "former": 0, "name": 1, "alias": 2}


def resolve(view: View, kinds: Iterable[Kind], text: str) -> str:
    """The id that a text means within some kinds; the strongest way in which it names anything decides.

    Vocabulary rows that no paper holds have ids too.

    Raises:
        BadInput: the text is empty, or too long to be a name.
        UnknownName: nothing is called so; the nearest names are offered.
        AmbiguousName: several things are.
    """
    check(text)
    wanted = tuple(kinds)
    for _, forms in groupby(view.named(wanted, text), key=lambda form: _STRENGTH[form.how]):
        ids = list(dict.fromkeys(form.id for form in forms))
        if len(ids) > 1:
            meant = " or ".join(ids)
            raise AmbiguousName(f'ambiguous {_kinds(wanted)} "{text}": it may mean {meant}', text, ids)
        return ids[0]
    offered = nearest(view, wanted, text)
    hint = ": did you mean " + " or ".join(f'"{name}"' for name in offered) + "?" if offered else ""
    raise UnknownName(f'unknown {_kinds(wanted)} "{text}"{hint}', text, offered)


def check(text: str) -> None:
    """Go on only with what may be a name.

    Raises:
        BadInput: the text is empty, or too long.
    """
    if not text.strip():
        raise BadInput("a name must not be empty")
    if len(text) > LONGEST:
        raise BadInput(f"a name has at most {LONGEST:,} characters, not {len(text):,}")


def nearest(view: View, kinds: Sequence[Kind], text: str) -> list[str]:
    """Canonical names (titles of papers) most like a text, nearest first."""
    asked = _spelled(text)
    forms = view.candidates(kinds, asked, LOOKED_AT)
    alike = process.extract(
        normal(asked), [normal(form.text) for form in forms], scorer=fuzz.ratio, score_cutoff=ALIKE, limit=LOOKED_AT
    )
    ids = list(dict.fromkeys(forms[place].id for _, _, place in alike))[:SUGGESTIONS]
    nodes = view.get(ids)
    return list(dict.fromkeys(name(nodes[id]) for id in ids))


def _spelled(text: str) -> str:
    """What a text spells of a name: of an id, whatever kind it begins with, what follows that.

    Ids of results and comparisons spell nothing: what follows is a hash.
    """
    try:
        kind = kind_of(text)
    except BadInput:
        return text
    return "" if kind in (Kind.RESULT, Kind.COMPARISON) else text.removeprefix(f"{kind}/")


def name(node: Node) -> str:
    """What people call a node: its canonical name, title or caption."""
    return node.title if isinstance(node, Paper) else node.name


def _kinds(kinds: Sequence[Kind]) -> str:
    return " or ".join(kinds) if len(kinds) <= 2 else "name"
