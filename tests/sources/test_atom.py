"""Responses of the arXiv API: entries, broken ones between good ones, and XML that is made to harm."""

from __future__ import annotations

from datetime import date

import pytest

from tests.sources.kinds import EXAMPLES
from tests.sources.pages import read

EXAMPLE = (EXAMPLES / "arxiv-response.xml").read_text(encoding="utf-8")
GOOD = "<entry><id>http://arxiv.org/abs/2407.14679v1</id><title>Late Ferns</title><summary>Ferns.</summary></entry>"
BOMB = (
    '<!DOCTYPE feed [<!ENTITY a "ferns ferns ferns ferns ferns ferns ferns ferns">'
    + "".join(f'<!ENTITY {chr(b)} "{f"&{chr(b - 1)};" * 10}">' for b in range(ord("b"), ord("k")))
    + "]>"
)


def feed(*entries: str, before: str = "") -> str:
    return f'{before}<feed xmlns="http://www.w3.org/2005/Atom">\n' + "\n".join(entries) + "\n</feed>"


def test_what_an_entry_says() -> None:
    paper, old = read(EXAMPLE).papers
    assert (paper.arxiv_id, paper.doi, old.arxiv_id) == ("2407.14679", "10.1000/ferns.7", "cs/0301001")
    assert (paper.published, paper.updated) == (date(2024, 7, 19), date(2024, 11, 4))
    assert (paper.authors, paper.url) == (("Anna Green", "Bo Moss"), "http://arxiv.org/abs/2407.14679v2")
    assert paper.abstract.endswith("knew, & costs less.")


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("<entry><id>x</id><title>Late", "broken XML"),
        (GOOD.replace("</title>", "</titel>"), "broken XML"),
        (GOOD.replace("Ferns.", "&ferns;"), "broken XML"),
        (GOOD.replace("Ferns.", "Ferns\0"), "binary"),
        (GOOD.replace("Ferns.", " "), "the summary is blank"),
        (GOOD.replace("title>", "name>"), "no title"),
        (GOOD.replace("</id>", "</id><published>soon</published>"), "published is 'soon', not a date"),
        (GOOD.replace("abs/2407.14679v1", "api/errors#bad"), "an error of the API: Ferns."),
        ("<entry/>", "no id"),
        ("<entry/><link/>", "no id"),
        ("<entry a='>'/><link/>", "no id"),
    ],
)
def test_a_broken_entry_is_set_aside_alone(broken: str, reason: str) -> None:
    found = read(feed(GOOD, broken, GOOD))
    assert found.titles == ["Late Ferns", "Late Ferns"]
    [(line, said)] = found.reasons
    assert line == 3
    assert said.startswith(reason)


def test_an_empty_entry_at_the_end_is_set_aside() -> None:
    assert read(feed(GOOD, "<entry/>")).reasons == [(3, "no id")]


def test_entities_are_never_expanded() -> None:
    found = read(feed(GOOD, GOOD.replace("Ferns.", "&j;"), before=BOMB))
    assert found.titles == ["Late Ferns"]
    assert [reason.split(":")[0] for _, reason in found.reasons] == ["a document type", "broken XML"]


def test_files_are_never_opened_for_an_entity() -> None:
    outside = '<!DOCTYPE feed [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    assert read(feed(GOOD.replace("Ferns.", "&a;"), before=outside)).papers == []


def test_an_element_that_nobody_expects_is_said_once() -> None:
    odd = GOOD.replace("</id>", "</id><mood>good</mood>")
    found = read(feed(GOOD, odd, odd))
    assert [(row.field, row.line) for row in found.unexpected] == [("mood", 3)]
    assert len(found.papers) == 3
