"""What an edition was made from and by, as its manifest.json says."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.model import SetAside, Unexpected
from kg.precision import Precision


@dataclass(frozen=True, slots=True)
class Input:
    """A document that was read: its file name and the SHA-256 of its bytes."""

    document: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """What went into a build: the documents read, what of them was set aside, and the versions of what read them.

    `unexpected` are fields that nobody knows what to do with, each where it was first met. `curation` holds a mark of
    the curated files by whose they are (see `tables.marks`). `precision` is what was measured of the extractors, of
    that version or, as it says itself, another. `unread` are papers that are left out, as their text could not be read.
    """

    inputs: tuple[Input, ...]
    set_aside: tuple[SetAside, ...]
    versions: dict[str, str]
    unexpected: tuple[Unexpected, ...] = ()
    curation: dict[str, str] = field(default_factory=dict)
    precision: Precision | None = None
    unread: tuple[SetAside, ...] = ()

    def sorted(self) -> Provenance:
        """Everything once, in an order that does not depend on the documents'."""
        first = {(u.format, u.field): u for u in sorted(self.unexpected, key=_place, reverse=True)}
        return replace(
            self,
            inputs=tuple(sorted(set(self.inputs), key=lambda i: (i.document, i.sha256))),
            set_aside=tuple(sorted(set(self.set_aside), key=lambda s: (s.document, s.line or 0, s.reason))),
            unexpected=tuple(first[key] for key in sorted(first)),
        )


def _place(unexpected: Unexpected) -> tuple[str, int]:
    return unexpected.document, unexpected.line


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an edition was made from and by. `built` is its only time (UTC, ISO 8601)."""

    format: int
    edition: str
    built: str
    base_iri: str
    inputs: tuple[Input, ...]
    counts: dict[str, int]
    versions: dict[str, str]
    set_aside: tuple[SetAside, ...]
    unexpected: tuple[Unexpected, ...] = ()
    curation: dict[str, str] = field(default_factory=dict)
    precision: Precision | None = None
    unread: tuple[SetAside, ...] = ()

    @property
    def extractor(self) -> str | None:
        """The version of the extractors that read it; None of an imported dump."""
        return self.versions.get("extractor")

    @property
    def provenance(self) -> Provenance:
        """What went into it."""
        return Provenance(
            self.inputs,
            self.set_aside,
            self.versions,
            self.unexpected,
            self.curation,
            self.precision,
            self.unread,
        )
