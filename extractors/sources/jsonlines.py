"""JSON lines: one paper a line, with title and abstract; keys that mean nothing to us are ignored."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import msgspec

from extractors.sources.page import Damage, Found, Page, unreadable
from kg.ids import arxiv_id
from kg.model import TextKind

_OBJECT = re.compile(r'\A\s*[{\[]|^[ \t]*\{[ \t]*"', re.MULTILINE)
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}.*)?")
_ADDRESS = re.compile(
    r"https?://(?:(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)|huggingface\.co/papers)/(.+?)(?:\.pdf)?/?"
)
_BETWEEN_AUTHORS = re.compile(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+")


class JsonLines:
    """Lines of `{"title", "abstract", "id"?, "published"?, "authors"?, "url"?, "arxiv_id"?, "text_kind"?}`."""

    name = "jsonl"

    def sniff(self, head: str) -> bool:
        """Whether the text begins with a JSON value, or a line of it with an object."""
        return _OBJECT.search(head) is not None

    def read(self, page: Page) -> Iterator[Found | Damage]:
        """One paper, or one complaint, for each line that is not blank; these lines are the entries."""
        filled = ((number, line) for number, line in enumerate(page.lines, start=1) if line.strip())
        for entry, (number, line) in enumerate(filled, start=1):
            try:
                yield _found(entry, number, _object(line))
            except ValueError as problem:
                yield Damage(number, str(problem))


def _object(line: str) -> Mapping[str, Any]:
    problem = unreadable(line)
    if problem:
        raise ValueError(problem)
    try:
        value = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ValueError(f"broken JSON: {error}") from error
    if not isinstance(value, dict):
        raise ValueError("not a JSON object")  # noqa: TRY004  # what is wrong is the line's content
    return value


def _found(entry: int, line: int, row: Mapping[str, Any]) -> Found:
    authors = _authors(row)
    return Found(
        entry=entry,
        line=line,
        title=_words(row, "title"),
        abstract=_words(row, "abstract"),
        text_kind=_text_kind(row),
        published=_published(row),
        authors=authors,
        author_count=len(authors) or None,
        url=_optional(row, "url"),
        arxiv_id=_arxiv_id(row),
        given_id=_given_id(row),
    )


def _words(row: Mapping[str, Any], key: str) -> str:
    value = _optional(row, key)
    if value is None:
        raise ValueError(f"the {key} is blank" if row.get(key) is not None else f"no {key}")
    return value


def _optional(row: Mapping[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is None:
        return None
    if isinstance(value, str):
        return value.strip() or None
    raise ValueError(f"{key} is {_shown(value)}, not text")


def _given_id(row: Mapping[str, Any]) -> str | None:
    value = row.get("id")
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else _optional(row, "id")


def _published(row: Mapping[str, Any]) -> date | None:
    text = _optional(row, "published")
    if text is None:
        return None
    day = _DAY.fullmatch(text)
    try:
        return date.fromisoformat(day.group(1) if day else text)
    except ValueError as error:
        raise ValueError(f"published is {_shown(text)}, not a date like 2024-07-19") from error


def _authors(row: Mapping[str, Any]) -> tuple[str, ...]:
    """The names in a list of names or of `{"name"}`, or in one string, as dumps have them."""
    value = row.get("authors") or []
    names = _BETWEEN_AUTHORS.split(" ".join(value.split())) if isinstance(value, str) else value
    if isinstance(names, list):
        names = [name.get("name") if isinstance(name, dict) else name for name in names]
        if all(isinstance(name, str) for name in names):
            return tuple(name.strip() for name in names if name.strip())
    raise ValueError(f"authors is {_shown(value)}, not a list of names")


def _arxiv_id(row: Mapping[str, Any]) -> str | None:
    """The id that the row gives, else the one in its address."""
    text = _optional(row, "arxiv_id")
    if text is None:
        address = _ADDRESS.fullmatch(_optional(row, "url") or "")
        return arxiv_id(address.group(1)) if address else None
    found = arxiv_id(text)
    if found is None:
        raise ValueError(f"arxiv_id is {_shown(text)}, not an id like 2407.14679")
    return found


def _text_kind(row: Mapping[str, Any]) -> TextKind:
    text = _optional(row, "text_kind") or TextKind.ABSTRACT
    if text.lower() not in set(map(str, TextKind)):
        raise ValueError(f"text_kind is {_shown(text)}, not one of {', '.join(TextKind)}")
    return TextKind(text.lower())


def _shown(value: object) -> str:
    """The value as a message shows it, cut short."""
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:40]}..."
