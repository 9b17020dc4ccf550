"""What a person is asked: a question with its evidence, and what each answer writes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kg.judgements import Predicate
from kg.model import Kind, Verdict


class Triple(NamedTuple):
    """A verdict that becomes a row of judgements.tsv; `paper` None means everywhere."""

    subject: str
    predicate: Predicate
    object: str
    verdict: Verdict
    paper: str | None = None


class Name(NamedTuple):
    """A name that becomes a row of the vocabulary; attributes as the file has them."""

    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A key that a person may press, what it says, and the rows that it writes."""

    key: str
    says: str
    rows: tuple[Triple | Name, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a paper, with some of their surroundings; `about` is the id that they speak of."""

    about: str
    paper: str
    text: str


@dataclass(frozen=True, slots=True)
class Precision:
    """Of so many suggestions that annotations could decide, how many were right."""

    right: int
    decided: int

    def __str__(self) -> str:
        return f"{self.right / self.decided:.0%} of {self.decided}"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing to decide.

    `worth` is how many papers' facts the answer is expected to put right or confirm, which is what suggestions of all
    kinds are ordered by. `signal` is what drew attention; `precision` how often it was right where that was measured.
    """

    kind: str
    signal: str
    about: tuple[str, ...]
    question: str
    worth: float
    evidence: tuple[Quote, ...]
    answers: tuple[Answer, ...]
    precision: Precision | None = None
