"""What formats of JSON entries share: an entry's object becomes a record, and the record a paper or a complaint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from extractors.sources.fields import Record, read_entry
from extractors.sources.jsonvalues import Value, first, looks_like_json, values
from extractors.sources.page import Damage, Found, Page


class Entries(Protocol):
    """Entries of one kind, as objects of JSON."""

    @property
    def name(self) -> str: ...

    def fits(self, entry: Mapping[str, Any]) -> bool:
        """Whether an object is written so."""
        ...

    def found(self, number: int, line: int, record: Record) -> Found:
        """The paper of one entry. Raises ValueError."""
        ...


@dataclass(frozen=True, slots=True)
class Json:
    """A format of JSON, recognised by its first entries; a `fallback` also takes what looks like JSON and is broken."""

    entries: Entries
    fallback: bool = False

    @property
    def name(self) -> str:
        return self.entries.name

    def sniff(self, head: str) -> bool:
        entries = list(first(head))
        return any(map(self.entries.fits, entries)) or (self.fallback and not entries and looks_like_json(head))

    def read(self, page: Page) -> Iterator[Found | Damage]:
        """One paper, or one complaint, for each value; broken ones count as entries too."""
        for number, value in enumerate(values(page, self.entries.fits), start=1):
            yield value if isinstance(value, Damage) else self._read(number, value)

    def _read(self, number: int, value: Value) -> Found | Damage:
        if not isinstance(value.value, dict):
            return Damage(value.line, "not a JSON object")
        return read_entry(self.entries.found, number, value.line, Record(value.value))
