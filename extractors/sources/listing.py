"""Saved Daily Papers listings: pages of title, abstract and byline, as a browser's text shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from extractors.sources.bylines import Byline, Line, LineKind, doubled, is_authors, lines, newest_year
from extractors.sources.page import Damage, Found, Page

PROSE = 300
"""A line this long is an abstract: no title comes near it."""
SENTENCE = 120
"""A line this long that ends as a sentence does is an abstract too."""


class Listing:
    """Pages with a head (which may be missing), then entries; several pages may stand in one document."""

    name = "daily-papers-listing"

    def sniff(self, head: str) -> bool:
        """Whether a head, a count of authors or a date below its dot stands in the text."""
        found = list(lines(head))
        heads = sum(line.kind is LineKind.HEAD for line in found)
        dotted = any(one.kind is LineKind.DOT and two.kind is LineKind.DATE for one, two in pairwise(found))
        return heads > 1 or dotted or any(map(is_authors, found))

    def read(self, page: Page) -> Iterator[Found | Damage]:
        """The entries in order, numbered through the document."""
        return read_text(page.text(), page.page_year)


def read_text(text: str, page_year: int | None) -> Iterator[Found | Damage]:
    """The entries of a listing's text, in order and numbered through it."""
    entries = 0
    for part in _pages(text):
        newest = newest_year(part)
        year = page_year or (newest + 1 if newest else None)
        for entry in _entries(part):
            entries += 1
            yield _read(entries, entry, year)
    if not entries:
        yield Damage(None, "a listing without an entry")


@dataclass(frozen=True, slots=True)
class _Entry:
    """Title and abstract lines, and the lines of the byline."""

    texts: tuple[Line, ...]
    footer: tuple[Line, ...]


def _pages(text: str) -> Iterator[list[Line]]:
    """The lines of each page without its head: every page has a year of its own."""
    for is_head, part in groupby(lines(text), key=lambda line: line.kind is LineKind.HEAD):
        if not is_head:
            yield list(part)


def _read(number: int, entry: _Entry, year: int | None) -> Found | Damage:
    first = (entry.texts or entry.footer)[0]
    if len(entry.texts) < 2 or _is_prose(first.text):
        missing = "title" if not entry.texts or _is_prose(first.text) else "abstract"
        return Damage(first.number, f"an entry without {missing}")
    try:
        byline = Byline.read(entry.footer, year)
    except ValueError as problem:
        return Damage(entry.footer[0].number, str(problem))
    return Found(
        entry=number,
        line=first.number,
        title=first.text,
        abstract=" ".join(line.text for line in entry.texts[1:]),
        published=byline.published,
        published_inferred=byline.inferred,
        author_count=byline.author_count,
        organisation=byline.organisation,
        comments=byline.comments,
    )


def _entries(part: Iterable[Line]) -> Iterator[_Entry]:
    """A byline ends an entry; where one is missing, titles and abstracts tell where the next entry starts."""
    for texts, footer in _blocks(part):
        *before, last = _split(texts) or [()]
        yield from (_Entry(group, ()) for group in before)
        yield _Entry(last, footer)


def _blocks(part: Iterable[Line]) -> Iterator[tuple[tuple[Line, ...], tuple[Line, ...]]]:
    """Runs of text, each with the byline that follows it (none at the end of a page)."""
    texts: list[Line] = []
    footer: list[Line] = []
    for line in part:
        if footer and _begins_anew(footer[-1].kind, line.kind):
            yield tuple(texts), tuple(footer)
            texts, footer = [], []
        if line.kind is LineKind.DOT and not footer and _ends_with_organisation(texts):
            footer.append(replace(texts.pop(), kind=LineKind.ORGANISATION))
        (texts if line.kind is LineKind.TEXT else footer).append(line)
    yield from [(tuple(texts), tuple(footer))] if texts or footer else []


def _begins_anew(before: LineKind, kind: LineKind) -> bool:
    return kind in (LineKind.TEXT, LineKind.AUTHORS) or before is LineKind.DATE


def _ends_with_organisation(texts: Sequence[Line]) -> bool:
    """Whether the line above the dot is a byline: a name, mostly given twice, below title and abstract."""
    return len(texts) > 2 and bool(doubled(texts[-1].text) or not _is_abstract(texts[-1].text))


def _split(texts: Sequence[Line]) -> list[tuple[Line, ...]]:
    """The entries in a run of text: (title, abstract...) each, or what is left of one."""
    if len(texts) % 2 == 0 and _is_paired(texts):
        return [tuple(texts[i : i + 2]) for i in range(0, len(texts), 2)]
    groups: list[list[Line]] = []
    for position, line in enumerate(texts):
        if not groups or _is_start(texts, position, len(groups[-1])):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [tuple(group) for group in groups]


def _is_paired(texts: Sequence[Line]) -> bool:
    """Whether titles and abstracts take turns; the last abstract may be torn off anywhere."""
    return not any(_is_abstract(line.text) for line in texts[::2]) and all(
        _is_abstract(line.text) for line in texts[1:-1:2]
    )


def _is_start(texts: Sequence[Line], position: int, held: int) -> bool:
    """Whether an entry starts at this line, the one before it holding `held` lines already."""
    line, before = texts[position].text, texts[position - 1].text
    if _is_abstract(line) or "://" in line:
        return False
    if position + 1 == len(texts):
        return held > 1 and _is_abstract(before)
    gap = texts[position].number - texts[position - 1].number > 1
    return _is_prose(texts[position + 1].text) and (held > 1 or gap)


def _is_prose(text: str) -> bool:
    return len(text) >= PROSE or (len(text) >= SENTENCE and _is_abstract(text))


def _is_abstract(text: str) -> bool:
    """Whether the line reads as the end of an abstract, or is too long for anything else."""
    return len(text) >= PROSE or text.endswith((".", "!", ".)", '."', ".''"))
