"""What could fill each slot of a result: who attains it, against what, on what data, in what quantity, at what size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractors.components.page import Mention, Page
from extractors.components.results.slots.plain import objects, references
from extractors.components.results.slots.printed import beside, places, sizes
from extractors.components.results.spots import Spot
from kg.model import TECHNIQUES, Kind


def pools(page: Page, found: Sequence[Spot]) -> Mapping[str, Sequence[Mention]]:
    """The mentions that each slot of the spots may be filled with: named ones and plain words."""
    datasets = [mention for mention in page.mentions if mention.kind is Kind.DATASET]
    metrics = [mention for mention in page.mentions if mention.kind is Kind.METRIC]
    techniques = _apart([mention for mention in page.mentions if mention.kind in TECHNIQUES])
    return {
        "metric": _apart([*metrics, *beside(page), *objects(page, found)]),
        "dataset": _apart([*datasets, *places(page)]),
        "subject": techniques,
        "baseline": _apart([*techniques, *references(page)]),
        "size": list(sizes(page)),
    }


def _apart(mentions: Sequence[Mention]) -> list[Mention]:
    """In the order of the text, and of those that begin at one place the first given."""
    return sorted({mention.start: mention for mention in reversed(mentions)}.values(), key=lambda found: found.start)
