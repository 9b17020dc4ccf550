"""The fields of one entry, read strictly: each by name and type, and what nobody asked for is unexpected."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from extractors.sources.page import Damage, Found, unreadable
from kg.ids import arxiv_id, arxiv_id_in, doi

LONGEST_FIELD = 200_000
"""Characters of a field beyond which it is something else: the authors of the largest experiments take fewer."""
MOST = 2**31
"""A count from here on is none."""

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}.*)?")
_BETWEEN_AUTHORS = re.compile(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+")


class Record:
    """One entry's fields. Reading a field that has another type than is asked for raises ValueError with its name.

    A field that is missing, null or blank is None.
    """

    def __init__(self, fields: Mapping[str, Any], within: str = "") -> None:
        self._fields = fields
        self._within = within
        self._known: set[str] = set()
        self._inner: list[Record] = []

    def text(self, name: str) -> str | None:
        value = self.take(name)
        if value is None:
            return None
        if not isinstance(value, str):
            raise self.wrong(name, value, "text")
        problem = unreadable(value) or (
            f"more than {LONGEST_FIELD:,} characters" if len(value) > LONGEST_FIELD else None
        )
        if problem:
            raise ValueError(f"{self._within}{name} is no text: {problem}")
        return value.strip() or None

    def words(self, name: str) -> str:
        """Text that has to be there."""
        value = self.text(name)
        if value is None:
            said = self._within + name
            raise ValueError(f"the {said} is blank" if self._fields.get(name) is not None else f"no {said}")
        return value

    def key(self, name: str) -> str | None:
        """What the source calls the entry: text, or a whole number."""
        value = self.take(name)
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else self.text(name)

    def day(self, name: str) -> date | None:
        text = self.text(name)
        if text is None:
            return None
        day = _DAY.fullmatch(text)
        try:
            return date.fromisoformat(day.group(1) if day else text)
        except ValueError as error:
            raise self.wrong(name, text, "a date like 2024-07-19") from error

    def count(self, name: str) -> int | None:
        value = self.take(name)
        if value is None:
            return None
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < MOST:
            return value
        raise self.wrong(name, value, "a count")

    def arxiv_id(self, name: str) -> str | None:
        text = self.text(name)
        found = arxiv_id(text) if text else None
        if text and found is None:
            raise self.wrong(name, text, "an id like 2407.14679")
        return found

    def doi(self, name: str) -> str | None:
        text = self.text(name)
        found = doi(text) if text else None
        if text and found is None:
            raise self.wrong(name, text, "a DOI like 10.1000/182")
        return found

    def people(self, name: str) -> tuple[str, ...]:
        """The names in a list of names or of `{"name"}`, or in one string, as dumps have them."""
        value = self.take(name) or []
        names = _BETWEEN_AUTHORS.split(" ".join(value.split())) if isinstance(value, str) else value
        if isinstance(names, list):
            names = [each.get("name") if isinstance(each, dict) else each for each in names]
            if all(isinstance(each, str) and not unreadable(each) for each in names):
                return tuple(each.strip() for each in names if each.strip())
        raise self.wrong(name, value, "a list of names")

    def list(self, name: str) -> Sequence[Any]:
        value = self.take(name)
        if value is None:
            return ()
        if isinstance(value, list):
            return value
        raise self.wrong(name, value, "a list")

    def inner(self, name: str) -> Record:
        """The fields of an object within; none where it is missing."""
        value = self.take(name)
        if value is not None and not isinstance(value, dict):
            raise self.wrong(name, value, "an object")
        record = Record(value or {}, f"{self._within}{name}.")
        self._inner.append(record)
        return record

    def skip(self, *names: str) -> None:
        """Fields that are known to say nothing that is wanted."""
        self._known.update(names)

    def unexpected(self) -> tuple[str, ...]:
        """The fields that nobody asked for, those of objects within after a dot."""
        return tuple(self._unexpected())

    def _unexpected(self) -> Iterator[str]:
        yield from (self._within + name for name in self._fields if name not in self._known)
        for record in self._inner:
            yield from record.unexpected()

    def take(self, name: str) -> Any:
        """The value as it stands, None where it is missing."""
        self._known.add(name)
        return self._fields.get(name)

    def wrong(self, name: str, value: object, wanted: str) -> ValueError:
        return ValueError(f"{self._within}{name} is {shown(value)}, not {wanted}")


def read_entry(found: Callable[[int, int, Record], Found], number: int, line: int, record: Record) -> Found | Damage:
    """What `found` makes of an entry, and the fields that it asked nothing about; a complaint where it raises one."""
    try:
        paper = found(number, line, record)
    except ValueError as problem:
        return Damage(line, str(problem))
    return replace(paper, unexpected=record.unexpected())


def arxiv_id_of(*addresses: str | None) -> str | None:
    """The first arXiv id in addresses of pages or DOIs."""
    return next((id for address in addresses if address and (id := arxiv_id_in(address))), None)


def shown(value: object) -> str:
    """The value as a message shows it, cut short."""
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:40]}..."
