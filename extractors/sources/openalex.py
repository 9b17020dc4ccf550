"""Works of OpenAlex, from its snapshot or its API: abstracts stand as the places of each word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extractors.sources.fields import Record, arxiv_id_of
from extractors.sources.page import LONGEST, Found


class OpenAlex:
    """`{"id", "doi", "title", "publication_date", "authorships", "abstract_inverted_index": {word: [place]}, ...}`."""

    name = "openalex"

    def fits(self, entry: Mapping[str, Any]) -> bool:
        return "abstract_inverted_index" in entry or ("authorships" in entry and "display_name" in entry)

    def found(self, number: int, line: int, record: Record) -> Found:
        """The paper of one work.

        Raises:
            ValueError: a field is missing, or not what it should be.
        """
        record.skip(*_UNUSED)
        places = (record.take("primary_location"), *record.list("locations"))
        addresses = [place.get("landing_page_url") for place in places if isinstance(place, dict)]
        authors, doi = _authors(record), record.doi("doi")
        return Found(
            entry=number,
            line=line,
            title=record.words("title" if record.text("title") else "display_name"),
            abstract=_abstract(record),
            published=record.day("publication_date"),
            authors=authors,
            author_count=len(authors) or None,
            url=record.text("id"),
            arxiv_id=arxiv_id_of(doi, *(address for address in addresses if isinstance(address, str))),
            doi=doi,
            given_id=record.key("id"),
        )


def _authors(record: Record) -> tuple[str, ...]:
    found = []
    for row in record.list("authorships"):
        author = row.get("author") if isinstance(row, dict) else None
        name = author.get("display_name") if isinstance(author, dict) else None
        if name is not None and not isinstance(name, str):
            raise record.wrong("authorships", name, "the name of an author")
        found.append(name or "")
    return tuple(name.strip() for name in found if name.strip())


def _abstract(record: Record) -> str:
    """The words at their places; a place without a word would be a hole in what the paper says."""
    index = record.take("abstract_inverted_index")
    if not index:
        raise ValueError("no abstract")
    if not isinstance(index, dict) or not all(isinstance(places, list) for places in index.values()):
        raise record.wrong("abstract_inverted_index", index, "the places of each word")
    words: dict[int, str] = {}
    for word, places in index.items():
        for place in places:
            if not isinstance(place, int) or not 0 <= place < LONGEST or place in words:
                raise record.wrong("abstract_inverted_index", place, "the place of one word")
            words[place] = word
    if max(words, default=-1) + 1 != len(words):
        raise ValueError("the abstract_inverted_index lacks words")
    return " ".join(words[place] for place in range(len(words)))


# fmt: off
_UNUSED = (
    "abstract_inverted_index_v3", "apc_list", "apc_paid", "authors_count", "best_oa_location", "biblio",
    "citation_normalized_percentile", "cited_by_api_url", "cited_by_count", "cited_by_percentile_year", "concepts",
    "concepts_count", "corresponding_author_ids", "corresponding_institution_ids", "countries_distinct_count",
    "counts_by_year", "created_date", "display_name", "fulltext_origin", "fwci", "grants", "has_fulltext", "ids",
    "indexed_in", "institution_assertions", "institutions", "institutions_distinct_count", "is_authors_truncated",
    "is_oa", "is_paratext", "is_retracted", "is_xpac", "keywords", "language", "locations_count", "mesh", "ngrams_url",
    "open_access", "primary_topic", "publication_year", "referenced_works", "referenced_works_count", "related_works",
    "relevance_score", "sustainable_development_goals", "topics", "topics_count", "type", "type_crossref",
    "updated_date", "versions", "awards", "funders", "has_content", "content_urls", "content_url",
)
# fmt: on
