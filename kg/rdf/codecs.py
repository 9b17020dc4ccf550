"""How single values are written as RDF terms and read back, as pairs: `decode(encode(value)) == value`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any
from urllib.parse import quote, unquote

from pyoxigraph import Literal, NamedNode

from kg.rdf.terms import OWN, RUN, XSD

Term = NamedNode | Literal

_BOOLEAN, _INTEGER, _DECIMAL, _DATE = (NamedNode(XSD + name) for name in ("boolean", "integer", "decimal", "date"))
_PATH = "/:@!$&'()*+,;=~"
"""What may stand in the path of an IRI beside letters, digits and -._"""

_PLAIN = re.compile(r"[\w./+-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Codec:
    """One kind of value. Both ways take the base. `name` is a datatype's, an enumeration's or `id`; `words` are the
    terms that an enumeration has."""

    name: str
    encode: Callable[[str, Any], Term]
    decode: Callable[[str, str], Any]
    words: tuple[str, ...] = ()


def iri(base: str, id: str) -> str:
    """The IRI of an id, or of any path below the base."""
    return base + (id if _PLAIN.fullmatch(id) else quote(id, safe=_PATH))


def path(base: str, iri: str) -> str:
    """What an IRI says after the base.

    Raises:
        ValueError: it has another base.
    """
    if not iri.startswith(base):
        raise ValueError(f"<{iri}> is not below {base}")
    return unquote(iri.removeprefix(base)) if "%" in iri else iri.removeprefix(base)


def segment(text: str) -> str:
    """Any text as one segment of a path; `unquote` reads it back."""
    return quote(text, safe="") if text.strip(".") else text.replace(".", "%2E")


def run_iri(base: str, extractor: str, version: str) -> str:
    """The IRI of what one version of an extractor does."""
    return f"{base}{RUN}{segment(extractor)}/{segment(version)}"


def whole(value: int) -> Literal:
    return Literal(str(value), datatype=_INTEGER)


def number(value: float) -> Literal:
    """A decimal in its shortest form, without exponent."""
    text = format(Decimal(repr(value)), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return Literal("0" if text == "-0" else text, datatype=_DECIMAL)


def count(value: float) -> Literal:
    """A count of parameters: an integer, as long as it is one."""
    return whole(int(value)) if value.is_integer() else number(value)


def word(kind: type[Enum]) -> Codec:
    """The words of an enumeration are individuals of our ontology: `kg:claim-gain`."""
    start = f"{OWN}{kind.__name__[0].lower()}{kind.__name__[1:]}-"
    words = {f"{start}{item.value}": item for item in kind}
    return Codec(
        kind.__name__,
        lambda base, value: NamedNode(f"{base}{start}{value.value}"),
        lambda base, text: words[text.removeprefix(base)],
        tuple(words),
    )


def below(start: str) -> Codec:
    """A text as the last segment of an IRI: `<document/page.txt>`."""
    return Codec(
        "id",
        lambda base, value: NamedNode(base + start + segment(value)),
        lambda base, text: unquote(text.removeprefix(base + start)),
    )


def _flag(_base: str, value: bool) -> Literal:
    return Literal("true" if value else "false", datatype=_BOOLEAN)


TEXT = Codec("string", lambda _, value: Literal(value), lambda _, text: text)
WHOLE = Codec("integer", lambda _, value: whole(value), lambda _, text: int(text))
NUMBER = Codec("decimal", lambda _, value: number(value), lambda _, text: float(text))
COUNT = Codec("integer", lambda _, value: count(value), lambda _, text: float(text))
FLAG = Codec("boolean", _flag, lambda _, text: {"true": True, "false": False}[text])
DAY = Codec(
    "date", lambda _, value: Literal(value.isoformat(), datatype=_DATE), lambda _, text: date.fromisoformat(text)
)
ID = Codec("id", lambda base, value: NamedNode(iri(base, value)), path)
