"""JSON of any layout as a stream of values: one a line, or in one list, bare or within a response of an API."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import chain, islice
from typing import Any, NamedTuple

import msgspec

from extractors.sources.page import Damage, Page, unreadable

LISTS = ("results", "data")
"""Where responses of APIs keep their list."""
TRIES = 75_000
"""Places at which entries are looked for behind broken ones, before the rest of a list is given up."""
LONG = 1000
"""Characters that are looked at in one try: what takes more counts as several."""
LARGEST = 2**18
"""Characters that an entry has at most behind a broken one, and a response before its list."""
STEP = 2**15
"""Characters within which entries are looked for at once: what is no JSON takes time for all that stands before it."""

_BETWEEN = re.compile(r"[\s,\[\]]*")
_WITHIN = re.compile(r"[\s,]*")
_NAME = re.compile(r'\s*[{,]\s*"([^"\\]{0,100})"\s*:\s*')
_OBJECT = re.compile(r'\{\s*"')
_LINE = re.compile(r'^[ \t]*\{[ \t]*"', re.MULTILINE)
_DECODER = json.JSONDecoder()

Fits = Callable[[Mapping[str, Any]], bool]


class Value(NamedTuple):
    """A value and the line, from 1, on which it begins."""

    line: int
    value: Any


def values(page: Page, fits: Fits) -> Iterator[Value | Damage]:
    """Every value of the page, or what is wrong with it; `fits` tells whether an object is an entry."""
    if _is_whole(page.head()):
        yield from _listed(page.text(), fits)
        return
    for number, line in page.lines():
        if line.strip():
            yield from _on(number, line)


def first(head: str) -> Iterator[Mapping[str, Any]]:
    """The first entries that the text gives whole: what formats are told apart by."""
    response = _response(head)
    lines = _OBJECT if _is_whole(head) and not response else _LINE
    inside = _OBJECT.finditer(head, response) if response else iter(())
    for start in chain(islice(lines.finditer(head), 20), islice(inside, 1)):
        found = _at(head, start.start())
        for item in _inner(found[0]) or [found[0]] if found else ():
            if isinstance(item, dict):
                yield item


def looks_like_json(head: str) -> bool:
    """Whether the text begins with a JSON value, or a line of it with an object."""
    return head.lstrip().startswith(("{", "[")) or _LINE.search(head) is not None


def _is_whole(head: str) -> bool:
    """Whether the text is one list, or objects over many lines."""
    line, end, _ = head.lstrip().partition("\n")
    if line.startswith("[") or line.rstrip() == "{":
        return True
    return bool(end) and not _at(line, 0) and (_response(line) is not None or _at(head.lstrip(), 0) is not None)


def _response(text: str) -> int | None:
    """Where the list of a response begins, whatever stands before it; none where no response begins here."""
    text, place = text[:LARGEST], 0
    while name := _NAME.match(text, place):
        if name.group(1) in LISTS and text.startswith("[", name.end()):
            return name.end() + 1
        value = _at(text, name.end())
        if not value:
            return None
        place = value[1]
    return None


def _on(number: int, line: str) -> Iterator[Value | Damage]:
    """The value of one line, or those of the response that it holds."""
    problem = unreadable(line)
    if problem:
        yield Damage(number, problem)
        return
    try:
        value = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError) as error:
        yield Damage(number, f"broken JSON: {error}")
        return
    inner = _inner(value)
    yield from [Value(number, value)] if inner is None else (Value(number, item) for item in inner)


def _inner(value: object) -> list[Any] | None:
    """The list that a response holds."""
    if not isinstance(value, dict) or "title" in value:
        return None
    return next((value[name] for name in LISTS if isinstance(value.get(name), list)), None)


def _listed(text: str, fits: Fits) -> Iterator[Value | Damage]:
    """The values of a list one by one, so that a broken one is lost alone."""
    response = _response(text)
    gap, place = (_WITHIN, response) if response else (_BETWEEN, 0)
    line, counted, tries = 1, 0, TRIES
    while (place := _past(gap, text, place)) < len(text) and text[place] != "]":
        line, counted = line + text.count("\n", counted, place), place
        found, end = _tried(text, place)
        if found:
            problem = unreadable(text[place:end])
            yield Damage(line, problem) if problem else Value(line, found[0])
            place = end
            continue
        yield Damage(line, "broken JSON")
        if place > 4 * LARGEST:
            text, place, end, counted = text[place:], 0, end - place, 0
        place, tries = _after(text, place, fits, tries - (end - place) // LONG)
    if tries <= 0:
        yield Damage(line, "too much that is broken: the rest is left out")


def _past(gap: re.Pattern[str], text: str, place: int) -> int:
    found = gap.match(text, place)
    return found.end() if found else place


def _after(text: str, place: int, fits: Fits, tries: int) -> tuple[int, int]:
    """Where the next entry behind a place begins, and how many more tries there are."""
    while place < len(text) and tries > 0:
        piece = text[place : place + STEP + LARGEST]
        for start in map(re.Match.start, _OBJECT.finditer(piece, 1)):
            if start > STEP or tries <= 0:
                break
            found, end = _tried(piece, start)
            tries -= 1 + (end - start) // LONG
            if found and isinstance(found[0], dict) and fits(found[0]):
                return place + start, tries
        place += STEP
    return len(text), tries


def _at(text: str, place: int) -> tuple[Any, int] | None:
    return _tried(text, place)[0]


def _tried(text: str, place: int) -> tuple[tuple[Any, int] | None, int]:
    """The value that begins at a place, if one does, with its end; and how far was looked."""
    try:
        found = _DECODER.raw_decode(text, place)
    except json.JSONDecodeError as error:
        return None, error.pos
    except (ValueError, RecursionError):  # numbers of thousands of digits, lists within lists
        return None, min(len(text), place + LARGEST)
    return found, found[1]
