"""One small document of each format, from entries by number, and ways to break an entry between others."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.sources.pages import ABSTRACT, entry, listing

EXAMPLES = Path(__file__).with_name("examples")


@dataclass(frozen=True, slots=True)
class Kind:
    """`entry` writes the paper of a number, `document` puts entries (and what is broken between them) together."""

    format: str
    entry: Callable[[int], str]
    document: Callable[[Sequence[str]], str]


def title(number: int) -> str:
    return f"Late Ferns, Part {number}"


def abstract(number: int) -> str:
    return ABSTRACT.format(title(number))


def _array(entries: Sequence[str]) -> str:
    return "[\n" + ",\n".join(entries) + "\n]\n"


def _lines(entries: Sequence[str]) -> str:
    return "".join(f"{entry}\n" for entry in entries)


def _hub(number: int) -> str:
    paper = {"id": f"2407.{number:05}", "title": title(number), "summary": abstract(number), "authors": []}
    return json.dumps({"paper": paper, "numComments": number})


def _snapshot(number: int) -> str:
    row = {"id": f"2407.{number:05}", "title": title(number), "abstract": abstract(number), "authors_parsed": []}
    return json.dumps(row)


def _atom(number: int) -> str:
    return (
        f"<entry><id>http://arxiv.org/abs/2407.{number:05}v1</id><title>{title(number)}</title>"
        f"<summary>{abstract(number)}</summary></entry>"
    )


def _feed(entries: Sequence[str]) -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom">\n{_lines(entries)}</feed>\n'


def _openalex(number: int) -> str:
    places: dict[str, list[int]] = {}
    for place, word in enumerate(abstract(number).split()):
        places.setdefault(word, []).append(place)
    return json.dumps({"id": f"W{number}", "title": title(number), "abstract_inverted_index": places})


def _semantic(number: int) -> str:
    return json.dumps({"paperId": f"s{number}", "title": title(number), "abstract": abstract(number)})


def _bibtex(number: int) -> str:
    return f"@article{{key{number},\n  title = {{{title(number)}}},\n  abstract = {{{abstract(number)}}}\n}}\n"


def _row(delimiter: str) -> Callable[[int], str]:
    return lambda number: delimiter.join((f"f-{number}", f'"{title(number)}"', f'"{abstract(number)}"'))


def _table(delimiter: str) -> Callable[[Sequence[str]], str]:
    return lambda entries: _lines([delimiter.join(("id", "title", "abstract")), *entries])


def _jsonl(number: int) -> str:
    return json.dumps({"id": f"f-{number}", "title": title(number), "abstract": abstract(number)})


def _html(number: int) -> str:
    return (
        f"<article><h3>{title(number)}</h3><p>{abstract(number)}</p>"
        f"<div>&bull; 4 authors</div><div>&middot;</div><div>Mar 3, 2024</div></article>"
    )


def _saved(entries: Sequence[str]) -> str:
    return f"<!DOCTYPE html><html><body><h1>Daily Papers</h1><div>Jan 5</div>\n{_lines(entries)}</body></html>"


KINDS = (
    Kind("daily-papers-listing", lambda number: entry(title(number)), lambda entries: listing(*entries)),
    Kind("daily-papers-html", _html, _saved),
    Kind("daily-papers-json", _hub, _array),
    Kind("arxiv-snapshot", _snapshot, _lines),
    Kind("arxiv-atom", _atom, _feed),
    Kind("openalex", _openalex, lambda entries: f'{{"meta": {{}}, "results": {_array(entries)}}}'),
    Kind("semantic-scholar", _semantic, _lines),
    Kind("bibtex", _bibtex, _lines),
    Kind("csv", _row(","), _table(",")),
    Kind("tsv", _row("\t"), _table("\t")),
    Kind("jsonl", _jsonl, _lines),
)
