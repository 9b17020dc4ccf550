"""The arXiv metadata snapshot: JSON lines of every paper's current title and abstract."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any

from extractors.sources.fields import Record
from extractors.sources.page import Found


class ArxivSnapshot:
    """`{"id", "title", "abstract", "authors_parsed", "versions": [{"version", "created"}], "update_date", ...}`."""

    name = "arxiv-snapshot"

    def fits(self, entry: Mapping[str, Any]) -> bool:
        return "authors_parsed" in entry or {"versions", "categories", "update_date"} <= entry.keys()

    def found(self, number: int, line: int, record: Record) -> Found:
        """The paper on one line: published with its first version, its text as new as its update.

        Raises:
            ValueError: a field is missing, or not what it should be.
        """
        record.skip("submitter", "authors", "comments", "journal-ref", "report-no", "categories", "license")
        authors = _authors(record)
        record.words("id")
        return Found(
            entry=number,
            line=line,
            title=record.words("title"),
            abstract=record.words("abstract"),
            published=_created(record),
            updated=record.day("update_date"),
            authors=authors,
            author_count=len(authors) or None,
            arxiv_id=record.arxiv_id("id"),
            doi=record.doi("doi"),
            given_id=record.key("id"),
        )


def _authors(record: Record) -> tuple[str, ...]:
    """Rows are last name, first names, suffix, and affiliations."""
    rows = record.list("authors_parsed")
    for row in rows:
        if not isinstance(row, list) or not all(isinstance(part, str) for part in row) or len(row) < 2:
            raise record.wrong("authors_parsed", row, "last name, first names and suffix")
    return tuple(" ".join(" ".join([*row[1:2], row[0], *row[2:3]]).split()) for row in rows)


def _created(record: Record) -> date | None:
    versions = record.list("versions")
    if not versions:
        return None
    created = versions[0].get("created") if isinstance(versions[0], dict) else None
    try:
        return parsedate_to_datetime(str(created)).date()
    except (ValueError, IndexError, OverflowError) as error:
        raise record.wrong("versions", versions[0], 'a date like "Fri, 19 Jul 2024 08:30:00 GMT"') from error
