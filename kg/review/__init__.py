"""What most deserves a person's look: one module a kind of suggestion. Nothing here is ever decided by machine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from kg.errors import BadInput
from kg.judgements import Judgements
from kg.model import Graph
from kg.review import claimed, contested, disputes, doubtful, duplicates, precision, ranges, sizes, unlisted
from kg.review.desk import Desk
from kg.review.suggestion import Suggestion
from kg.vocabulary import Vocabulary

__all__ = ["KINDS", "Suggestion", "suggestions"]

KINDS: Mapping[str, Callable[[Desk], Iterator[Suggestion]]] = {
    module.KIND: module.suggestions
    for module in (unlisted, duplicates, contested, doubtful, claimed, ranges, disputes, sizes)
}


def suggestions(graph: Graph, names: Vocabulary, verdicts: Judgements, kinds: Iterable[str] = ()) -> list[Suggestion]:
    """What is left to decide under the curated files as they are now, of some kinds or of all, the worthiest first.

    Raises:
        BadInput: there is no such kind.
    """
    asked = tuple(kinds) or tuple(KINDS)
    for kind in asked:
        if kind not in KINDS:
            raise BadInput(f"no kind of suggestion is called {kind!r}; there are: {', '.join(KINDS)}")
    desk = Desk.of(graph, names, verdicts)
    found = (_measured(suggestion) for kind in asked for suggestion in KINDS[kind](desk))
    return sorted(found, key=lambda suggestion: (-suggestion.worth, suggestion.kind, suggestion.about))


def _measured(suggestion: Suggestion) -> Suggestion:
    return replace(suggestion, precision=precision.of(suggestion.kind, suggestion.signal))
