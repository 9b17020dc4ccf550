"""What is asked when a slot is to be filled, and what there is to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.components.page import Mention, Page
from extractors.components.page.cues import words
from extractors.components.results.governor import Governor
from extractors.components.results.outcomes import Outcome
from extractors.components.results.spots import Spot

_OWN = words("we our ours proposed propose us this")


@dataclass(frozen=True, slots=True)
class Asked:
    """One result whose slot is to be filled; `chosen` is what it got in the results before, the last at `previous`.

    `known` are the slots of this result that were filled before this one ("subject" before "baseline" and "size").
    """

    page: Page
    spot: Spot
    outcome: Outcome
    rule: Governor | None
    previous: Spot | None
    chosen: Sequence[Mention | None]
    known: Mapping[str, Mention | None]

    @property
    def what(self) -> str:
        """What the result reports: "score", "change-up"."""
        return f"{self.outcome.kind}{'-' + self.outcome.direction if self.outcome.direction else ''}"

    @property
    def sentence(self) -> int:
        """The number of its sentence."""
        return self.page.items[self.spot.item].sentence

    @property
    def own(self) -> bool:
        """Whether the sentence, up to the number, speaks of the paper's own work ("our method", "we", "this")."""
        start = self.page.span(self.sentence)[0]
        return not _OWN.isdisjoint(self.page.shapes(self.page.at(start), self.spot.item))


@dataclass(frozen=True, slots=True)
class Offer:
    """The candidates that the text surely names, for the start of each candidate those that it is listed with, and the
    names of those that do what the number's sentence says (for subjects alone)."""

    named: Sequence[Mention]
    rows: Mapping[int, Sequence[Mention]]
    acting: frozenset[str]
