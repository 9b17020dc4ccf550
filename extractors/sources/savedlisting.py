"""A Daily Papers listing saved as HTML: its text is taken as a browser shows it, then read like any listing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from extractors.sources.listing import Listing, read_text
from extractors.sources.page import Damage, Found, Page

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?>.*?-->)\s*)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_BLOCKS = frozenset(
    "address article aside blockquote body br button dd details div dl dt fieldset figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 header hr html label li main nav ol option p pre section summary table tbody td th thead time tr "
    "ul".split()
)
_HIDDEN = frozenset("head svg template noscript iframe object select".split())
_RAW = frozenset(("script", "style", "textarea", "title"))
"""Elements whose text is no markup, and not shown either."""
_RAW_END = re.compile(f"</(?:{'|'.join(sorted(_RAW))})", re.IGNORECASE)
LONGEST_TAG = 20_000
"""Characters of a tag with all its attributes."""
_TAG = re.compile(r"""<(/?[A-Za-z][\w:-]*+)(?:[^<>"']|"[^"]*"|'[^']*')*+>""")


class SavedListing:
    """The page itself, with everything around its text."""

    name = "daily-papers-html"

    def sniff(self, head: str) -> bool:
        """Whether HTML begins here whose text is a listing."""
        return _HTML.match(head) is not None and Listing().sniff(_text(head)[0])

    def read(self, page: Page) -> Iterator[Found | Damage]:
        """The entries in order; lines are those of the HTML."""
        text, places = _text(page.text())
        for found in read_text(text, page.page_year):
            line = found.line and places[found.line - 1]
            yield Damage(line, found.reason) if isinstance(found, Damage) else replace(found, line=line or 1)


def _text(html: str) -> tuple[str, list[int]]:
    """The text that the page shows, a block a line, and the line of the HTML on which each begins."""
    shown = _Shown()
    for place, tag, data in _tokens(html):
        shown.add(place, tag, data)
    shown.end_line()
    return "\n".join(shown.lines), shown.places(html)


def _tokens(html: str) -> Iterator[tuple[int, str, str]]:
    """Where each piece of text stands, the tag before it ("/p" closes one), and the text.

    Every character is looked at once or twice, whatever is left open: what people save is not made to be parsed.
    """
    place, start, tag = 0, 0, ""
    while start >= 0:
        start = html.find("<", place)
        yield place, tag, unescape(html[place : start if start >= 0 else len(html)])
        place, tag = _past_tag(html, start) if start >= 0 else (place, "")


def _past_tag(html: str, start: int) -> tuple[int, str]:
    """Where a tag, comment or script that starts here ends, and the tag's name; "<" alone is text."""
    tag = _TAG.match(html, start, start + LONGEST_TAG)
    if html.startswith("<!--", start):
        return _past(html, "-->", start), ""
    if not tag:
        return (start + 1, "<") if not html.startswith(("<!", "<?"), start) else (_past(html, ">", start), "")
    name = tag.group(1).lower()
    if name in _RAW:
        end = _RAW_END.search(html, tag.end())
        return end.start() if end else len(html), name
    return tag.end(), name


def _past(html: str, mark: str, start: int) -> int:
    end = html.find(mark, start)
    return end + len(mark) if end >= 0 else len(html)


class _Shown:
    """Gathers the lines of what is shown."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._starts: list[int] = []
        self._parts: list[str] = []
        self._place = 0
        self._hidden = ""

    def add(self, place: int, tag: str, data: str) -> None:
        if tag.removeprefix("/") in _BLOCKS:
            self.end_line()
        if tag in _HIDDEN and not self._hidden:
            self._hidden = tag
        elif tag == f"/{self._hidden}":
            self._hidden = ""
        if tag == "<":
            data = f"<{data}"
        if not self._hidden:
            self._place = self._place if self._parts else place
            self._parts += [data] if data.strip() or self._parts else []

    def end_line(self) -> None:
        text = " ".join("".join(self._parts).split())
        self._parts.clear()
        if text:
            self.lines.append(text)
            self._starts.append(self._place)

    def places(self, html: str) -> list[int]:
        """The line, from 1, on which each of the lines begins."""
        found, line, counted = [], 1, 0
        for start in self._starts:
            line, counted = line + html.count("\n", counted, start), start
            found.append(line)
        return found
