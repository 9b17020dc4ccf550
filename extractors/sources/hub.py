"""The hub's daily papers, as its API gives them: a list of papers with the day's title, comments and submitter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extractors.sources.fields import Record
from extractors.sources.page import Found
from kg.ids import arxiv_id

_PAPER = ("title", "summary", "publishedAt")


class DailyPapers:
    """`[{"paper": {"id", "title", "summary", "publishedAt", "authors"}, "numComments", "organization"?}]`."""

    name = "daily-papers-json"

    def fits(self, entry: Mapping[str, Any]) -> bool:
        return isinstance(entry.get("paper"), dict) or all(name in entry for name in _PAPER)

    def found(self, number: int, line: int, record: Record) -> Found:
        """The paper of one entry, or the entry itself where a single paper was asked for.

        Raises:
            ValueError: a field is missing, or not what it should be.
        """
        paper = record.inner("paper") if record.take("paper") is not None else record
        paper.skip("_id", "discussionId", "githubRepo", "githubStars", "githubRepoAddedBy", "projectPage", "mediaUrls")
        paper.skip("ai_summary", "ai_keywords", "ai_summary_model", "submittedOnDailyAt", "submittedOnDailyBy")
        paper.skip("isAuthorParticipating", "withdrawnAt", "upvotes", "upvoters")
        record.skip("title", "summary", "publishedAt", "thumbnail", "submittedBy", "isAuthorParticipating", "mediaUrls")
        authors, id = paper.people("authors"), paper.key("id")
        return Found(
            entry=number,
            line=line,
            title=paper.words("title"),
            abstract=paper.words("summary"),
            published=paper.day("publishedAt"),
            authors=authors,
            author_count=len(authors) or None,
            organisation=_organisation(record) or _organisation(paper),
            comments=record.count("numComments"),
            arxiv_id=arxiv_id(id) if id else None,
            given_id=id,
        )


def _organisation(record: Record) -> str | None:
    organisation = record.inner("organization")
    organisation.skip("_id", "avatar")
    name = organisation.text("name")
    return organisation.text("fullname") or name
