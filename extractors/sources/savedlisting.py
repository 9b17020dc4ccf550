"""A Daily Papers listing saved as HTML: its text is taken as a browser shows it, then read like any listing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

from extractors.sources.listing import Listing, read_text
from extractors.sources.page import Damage, Found, Page

_HTML = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_BLOCKS = frozenset(
    "address article aside blockquote body br button dd details div dl dt fieldset figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 header hr html label li main nav ol option p pre section summary table tbody td th thead time tr "
    "ul".split()
)
_HIDDEN = frozenset("head script style svg template noscript iframe object select textarea".split())


class SavedListing:
    """The page itself, with everything around its text."""

    name = "daily-papers-html"

    def sniff(self, head: str) -> bool:
        """Whether HTML begins here whose text is a listing."""
        return _HTML.search(head) is not None and Listing().sniff(_text(head)[0])

    def read(self, page: Page) -> Iterator[Found | Damage]:
        """The entries in order; lines are those of the HTML."""
        text, places = _text(page.text())
        for found in read_text(text, page.page_year):
            line = found.line and places[found.line - 1]
            yield Damage(line, found.reason) if isinstance(found, Damage) else replace(found, line=line or 1)


def _text(html: str) -> tuple[str, list[int]]:
    """The text that the page shows, a block a line, and the line of the HTML on which each begins."""
    shown = _Shown()
    shown.feed(html)
    shown.close()
    shown.end_line()
    return "\n".join(shown.lines), shown.places


class _Shown(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.places: list[int] = []
        self._parts: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _HIDDEN:
            self._hidden.append(tag)
        if tag in _BLOCKS:
            self.end_line()

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            del self._hidden[self._hidden.index(tag) :]
        if tag in _BLOCKS:
            self.end_line()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._parts.append(data)

    def unknown_decl(self, data: str) -> None:
        """What begins like a declaration and is none says nothing."""

    def end_line(self) -> None:
        text = " ".join("".join(self._parts).split())
        self._parts.clear()
        if text:
            self.lines.append(text)
            self.places.append(self.getpos()[0])
