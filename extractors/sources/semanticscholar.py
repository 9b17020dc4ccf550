"""Papers of Semantic Scholar, from its API or its datasets (which write the same names in small letters)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extractors.sources.fields import Record
from extractors.sources.page import Found


class SemanticScholar:
    """`{"paperId", "externalIds": {"ArXiv", "DOI"}, "title", "abstract", "publicationDate", "authors", ...}`."""

    name = "semantic-scholar"

    def fits(self, entry: Mapping[str, Any]) -> bool:
        return "title" in entry and not entry.keys().isdisjoint(("paperId", "corpusid", "corpusId", "externalIds"))

    def found(self, number: int, line: int, record: Record) -> Found:
        """The paper of one row. A year alone makes no date.

        Raises:
            ValueError: a field is missing, or not what it should be.
        """
        record.skip(*_UNUSED)
        authors = record.people("authors")
        ids = _ids(record)
        id = record.key("paperId") or record.key("corpusid") or record.key("corpusId")
        return Found(
            entry=number,
            line=line,
            title=record.words("title"),
            abstract=record.words("abstract"),
            published=record.day("publicationDate") or record.day("publicationdate"),
            authors=authors,
            author_count=len(authors) or None,
            url=record.text("url"),
            arxiv_id=ids.arxiv_id("ArXiv"),
            doi=ids.doi("DOI"),
            given_id=id,
        )


def _ids(record: Record) -> Record:
    ids = record.inner("externalIds" if record.take("externalIds") is not None else "externalids")
    ids.skip("CorpusId", "MAG", "ACL", "DBLP", "PubMed", "PubMedCentral")
    return ids


# fmt: off
_UNUSED = (
    "citationCount", "citationStyles", "citationcount", "citations", "embedding", "fieldsOfStudy",
    "influentialCitationCount", "influentialcitationcount", "isOpenAccess", "isopenaccess", "journal", "matchScore",
    "openAccessPdf", "openaccessinfo", "publicationTypes", "publicationVenue", "publicationtypes",
    "publicationvenueid", "referenceCount", "referencecount", "references", "s2FieldsOfStudy", "s2fieldsofstudy",
    "textAvailability", "tldr", "updated", "venue", "year", "paperId", "corpusId", "corpusid",
)
# fmt: on
