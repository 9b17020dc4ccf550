"""Names that a paper gives to what it brings: before the title's colon, after "we propose", "called" and the like."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extractors.components.names.gazetteer import KEY
from extractors.layout import GAP, Place, text_of
from kg.model import Kind

WORD = r"[\w+./@^-]*[\w+]"
NAME = rf"(?P<name>(?=[^\s]*[A-Z])[A-Za-z0-9τπ]{WORD}(?: (?=[\w-]*[A-Z0-9])[A-Z0-9](?:{WORD})?){{0,2}})(?!\w)"
TITLE = re.compile(r"(?!(?:Beyond|From|Revisiting|Rethinking|Towards?)\s)(?P<name>[^\s:][^:\n]{1,39}?)\s?:\s")
AUTHORS = r"\b(?:[Ww]e|(?:[Tt]h(?:is|e)|[Oo]ur) (?:paper|work|study|article))\b"
BRING = r"\b(?:(?:propos|present|introduc|develop|releas|unveil|describ)(?:e|es|ed|s)?|open-sourced?)\b"
INTRODUCED = re.compile(rf"{AUTHORS}[^.;\n]{{0,40}}?{BRING}\s+(?:(?:a|an|the|our|new|novel)\s+)*[\"'“‘]?{NAME}")
NAMING = r"(?:called|named|dubbed|termed|coined|referred to as)"
CALLED = re.compile(rf"\b{NAMING}\s+[\"'“‘]?{NAME}")
WE_CALL = r"\b[Ww]e\s(?:call|name|dub|term)\s(?:(?:it|this|the|our)\s(?:[\w-]+\s){0,3}?)?(?:as\s)?(?:the\s)?"
CALL = re.compile(rf"{WE_CALL}[\"'“‘]?{NAME}")
QUOTED = re.compile(rf"{WE_CALL}[\"“](?P<name>[\w-]+(?:\s[\w-]+){{0,2}})[.,]?[\"”]")
BROUGHT = re.compile(
    rf"{AUTHORS}\s(?:propos|present|introduc|develop|releas|unveil)e?s?\s{NAME}"
    r"(?=[,.]|\s\(|\s(?:an?|for|that|to|where|which)\b)"
)
OURS = re.compile(
    rf"\b[Oo]ur\s(?:(?!(?:on|of|with|outperforms|concurrent)\b)[\w-]+\s){{0,3}}[a-z][\w-]*,\s{NAME}(?=,|\s\()"
)
"""Names of what the authors have: "we propose FooTune, a", "we call it FooTune", "our tracker, FooTrack,"."""
ACTING = re.compile(
    r"(?:^|[.?!]\s+|\n)(?P<name>(?:(?=\w*[A-Z]\w*[A-Z0-9])|(?=\w*[a-z][A-Z]))[\w-]*\w)\s(?:\w+ly\s)?"
    r"(?!(?:is|was|has|does|as|its|this|outperforms|achieves|surpasses|reaches|scores|attains)\b)[a-z]+[a-rt-z]s\s"
    r"(?!(?:of|that|which|have|are|were|is|can|and)\b)"
)
"""A made-up name that a sentence begins with, and what it does; that it is good, is said of others too."""
DOING = r"(?:Address|Combin|Consider|Exploit|Explor|Ignor|Incorporat|Integrat|Introduc|Leverag|Reduc|Us|Utiliz)ing\b"
"""What begins no name but says what is done with something: "by <Leveraging> Example Difficulty"."""
WAY = rf"(?P<word>{{}})\s+(?:an?\s+|the\s+)?(?!{DOING})(?P<name>[A-Z][\w-]*(?:\s+(?:[A-Z][\w-]*|of|and))*)"
BY_WAY_OF = re.compile(r"\b" + WAY.format("via|through|by|using") + r"(?:\s+for\s[^:?!]+)?\s*$")
WITH = re.compile(r"\b" + WAY.format("with") + r"\s*$")
"""How a title ends that says by what means: after "via" and the like mostly the paper's own, after "with" often not."""

DATASET = r"(?:benchmark|corpora|corpus|data ?set|leaderboard|test ?bed|test suite)s?"
DATASET_WORDS = re.compile(rf"\b(?:{DATASET}|collection)\b", re.IGNORECASE)
AWAY = r"by|for|from|in|of|on|that|to|using|via|which|with|\w+ing"


def _said_to_be(noun: str) -> re.Pattern[str]:
    """What a text says of something right after its name: "DynaCounter, a new English <dataset> of"."""
    return re.compile(
        r"(?: \([^()]{2,80}\))?(?:, |: | -{1,3} | ?[–—] ?| is )(?:an?|the (?:first|largest))\s"
        rf"(?:(?!(?:and|or|{AWAY})\b)[\w-]+,?\s){{0,6}}?{noun}"
        rf"(?=[,.;:\n]|\s(?:{AWAY}|where|aimed|annotated|based|built|collected|created|designed)\b)",
        re.IGNORECASE,
    )


CALLED_DATASET = _said_to_be(DATASET)
CALLED_TECHNIQUE = _said_to_be(
    r"(?:algorithm|approach|architecture|method|model|network|pipeline|procedure|scheme|strategy|system|technique)s?"
)
MODEL_WORDS = re.compile(
    r"\b(?:(?:language|foundation|multimodal|embedding|open|base|reward|\d+B) models?|"
    r"model (?:weights|checkpoints)|family of|series of)\b",
    re.IGNORECASE,
)
ONE_WORD_CASED = re.compile(r"(?=.*[A-Z].*[A-Z0-9]|.*[a-z][A-Z]|.*\d)[\w+./@^-]+")
"""A title's first word that looks like a made-up name: two capitals, an inner capital or a digit."""


def introductions(doc: Doc) -> list[tuple[Place, Kind]]:
    """Character ranges of introduced names, each with the kind that the words about it suggest."""
    text = text_of(doc)
    title = text.partition(GAP)[0]
    found = [(place, kind_of(text[slice(*place)] + " " + _around(text, place))) for place in named_places(text)]
    found += given(doc)
    if name := title_name(title):
        found.append((name, kind_of(title[name[1] :] + " " + _near(text, title[slice(*name)]))))
    means = _last(doc, title, BY_WAY_OF) or (None if found else _last(doc, title, WITH))
    return [*found, (means, Kind.METHOD)] if means else found


def named_places(text: str) -> list[Place]:
    """Where a text says in so many words what its authors bring: "we propose X", "called X"."""
    return [match.span("name") for pattern in (INTRODUCED, CALLED) for match in pattern.finditer(text)]


def given(doc: Doc) -> list[tuple[Place, Kind]]:
    """The names that the authors give to what they have; where they say of nothing that they bring it, the one that
    comes up as who does something."""
    text = text_of(doc)
    found = [
        (match.span("name"), kind_of(match[0]))
        for rule in (BROUGHT, CALL, QUOTED, OURS)
        for match in rule.finditer(text)
    ]
    said = found or named_places(text) or title_name(text.partition(GAP)[0])
    return found if said else [(place, Kind.METHOD) for place in _acting(doc, text)]


def _acting(doc: Doc, text: str) -> list[Place]:
    """The only made-up name that first comes up as who does something, where that is no established one."""
    known = {text[span.start_char : span.end_char] for span in doc.spans[KEY]}
    acting = (match for match in ACTING.finditer(text, text.index(GAP)) if match["name"] not in known)
    fresh = [match.span("name") for match in acting if text.find(match["name"]) == match.start("name")]
    return fresh if len(fresh) == 1 else []


def _last(doc: Doc, title: str, pattern: re.Pattern[str]) -> Place | None:
    """The name at the title's end, unless it is made of established ones ("via Pruning and Distillation")."""
    match = pattern.search(title)
    if not match or any(
        span.start_char < match.end() and match.start("name") < span.end_char for span in doc.spans[KEY]
    ):
        return None
    return match.span("name")


def title_name(title: str) -> Place | None:
    """The name before a title's colon: one made-up word, or a few capitalised ones."""
    match = TITLE.match(title + " ")
    if not match:
        return None
    name = match.group("name")
    words = name.split()
    looks_made = len(words) == 1 and ONE_WORD_CASED.fullmatch(name)
    short = (
        len(words) <= 3
        and all(word != word.lower() or word.isdigit() for word in words)
        and any(ONE_WORD_CASED.fullmatch(word) for word in words)
    )
    return match.span("name") if looks_made or short else None


def kind_of(words: str) -> Kind:
    """Dataset or model where the words say so, else method."""
    if DATASET_WORDS.search(words):
        return Kind.DATASET
    return Kind.MODEL if MODEL_WORDS.search(words) else Kind.METHOD


def _around(text: str, place: Place) -> str:
    """What stands around an introduced name: 60 characters before it and 80 after it."""
    before = text[max(0, place[0] - 60) : place[0]]
    return before + text[place[1] : place[1] + 80]


def _near(text: str, name: str) -> str:
    """60 characters from the name's first mention in the abstract on, or up to the end of its sentence."""
    place = text.find(name, text.find(GAP))
    return text[place : place + 60].partition(". ")[0] if place >= 0 else ""
