"""A document as text, line by line or whole, and what formats find on it."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from extractors.sources.documents import Document
from extractors.sources.unpack import pieces
from kg.model import TextKind

HEAD = 2**20
"""Characters of a document that formats are asked about."""
LONGEST = 20_000
"""Characters beyond which a title or an abstract is something else."""
LONGEST_LINE = 8 * 2**20
"""Characters of a line beyond which it is skipped: one paper, with every reference it has, takes far fewer."""
LARGEST_WHOLE = 64 * 2**20
"""Characters of a document that are held at once, for formats that can't be read line by line."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16's mark: asked first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BROKEN = "\udcff"
"""What stands for bytes that are no text; no decoded text holds it."""

_FOREIGN = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Found:
    """One paper as a format found it: its place (entry and line from 1), raw title and abstract, what else it says.

    `updated` is the day of the text, where it is known apart from the paper's. `unexpected` names the fields that the
    format has no use for and does not know to be useless.
    """

    entry: int
    line: int
    title: str
    abstract: str
    text_kind: TextKind = TextKind.ABSTRACT
    published: date | None = None
    published_inferred: bool = False
    updated: date | None = None
    authors: tuple[str, ...] = ()
    author_count: int | None = None
    organisation: str | None = None
    comments: int | None = None
    url: str | None = None
    arxiv_id: str | None = None
    doi: str | None = None
    given_id: str | None = None
    unexpected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Damage:
    """An entry (or with line None the whole page) that says nothing usable, and why."""

    line: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    """A document's text with LF line ends. `page_year` is the user's word for dates that print none.

    Bytes that are no text become lone surrogates, so that only their entry is lost. `damages` is what went wrong while
    the text was last read, apart from what it says.
    """

    document: Document
    page_year: int | None = None
    damages: list[Damage] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.document.name

    def head(self) -> str:
        """How the text begins."""
        return self._joined(HEAD)[0]

    def text(self) -> str:
        """The whole text, or as much as may be held at once."""
        text, over = self._joined(LARGEST_WHOLE)
        if over:
            problem = f"more than {LARGEST_WHOLE:,} characters to be read at once: the rest is left out"
            self.damages.append(Damage(text.count("\n") + 1, problem))
        return text

    def lines(self) -> Iterator[tuple[int, str]]:
        """Every line with its number from 1, lazily and without its end, but those that are too long to be one."""
        number, rest, too_long = 1, "", False
        for piece in self._pieces():
            *whole, last = piece.split("\n")
            for row in whole:
                if not (too_long := self._checked(number, too_long, rest + row)):
                    yield number, rest + row
                number, rest, too_long = number + 1, "", False
            rest += last
            if too_long := self._checked(number, too_long, rest):
                rest = ""
        if rest:
            yield number, rest

    def _checked(self, number: int, known: bool, line: str) -> bool:
        """Whether the line is too long, which is said once."""
        if not known and len(line) > LONGEST_LINE:
            self.damages.append(Damage(number, f"a line of more than {LONGEST_LINE:,} characters"))
        return known or len(line) > LONGEST_LINE

    def _joined(self, length: int) -> tuple[str, bool]:
        """The first characters, and whether there are more."""
        parts: list[str] = []
        held = 0
        for piece in self._pieces():
            parts.append(piece)
            held += len(piece)
            if held > length:
                break
        return "".join(parts)[:length], held > length

    def _pieces(self) -> Iterator[str]:
        """The text in pieces; what ends it too early is among the damages then."""
        self.damages.clear()
        line = 1
        try:
            with self.document.open() as stream:
                for piece in _decoded(pieces(stream)):
                    yield piece
                    line += piece.count("\n")
        except OSError as problem:
            self.damages.append(Damage(None, f"can't be read: {problem.strerror or problem}"))
        except ValueError as problem:
            self.damages.append(Damage(line, str(problem)))


def _decoded(data: Iterator[bytes]) -> Iterator[str]:
    first = next(data, b"")
    mark, encoding = next((row for row in _MARKS if first.startswith(row[0])), (b"", "utf-8"))
    unicode = encoding == "utf-8"
    # Bytes of UTF-8 that are none survive as surrogates; elsewhere their replacement is marked by hand.
    decoder = codecs.getincrementaldecoder(encoding)("surrogateescape" if unicode else "replace")
    ends = io.IncrementalNewlineDecoder(decoder, translate=True)
    problem: OSError | ValueError | None = None
    yield _clean(ends.decode(first[len(mark) :]), unicode)
    try:
        for piece in data:
            yield _clean(ends.decode(piece), unicode)
    except (OSError, ValueError) as error:
        problem = error
    # What the decoder holds back is text too, also where the data breaks off.
    yield _clean(ends.decode(b"", final=True), unicode)
    if problem:
        raise problem


def _clean(text: str, unicode: bool) -> str:
    """Without the marks that stand within a document where documents were joined."""
    text = text.replace("\ufeff", "")
    return text if unicode else text.replace("\ufffd", _BROKEN)


def unreadable(text: str) -> str | None:
    """Why the text cannot be text, if so."""
    if "\0" in text:
        return "binary: it holds NUL bytes"
    if _FOREIGN.search(text):
        return "not UTF-8"
    return None
