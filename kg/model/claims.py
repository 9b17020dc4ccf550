"""What sources give and extractors say: papers as read, and claims with the characters they were read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.model.enums import Basis, Bound, Direction, Field, Kind, ResultKind, Role, TextKind


@dataclass(frozen=True, slots=True)
class Source:
    """Where a paper was read: file name, recognised format, and the entry's number in it (from 1)."""

    document: str
    format: str
    entry: int


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper with its repaired text. `id` is the graph's; `given_id` what the source called it.

    `published_inferred` is true where the year was not printed on the page. `updated` is the day of the text, where a
    source tells it apart from the paper's. `former` holds ids under which the paper was known before (they still
    resolve).
    """

    id: str
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
    sources: tuple[Source, ...] = ()
    former: tuple[str, ...] = ()

    def text(self, field: Field) -> str:
        """The stored text that offsets of `field` count into."""
        return self.title if field is Field.TITLE else self.abstract


@dataclass(frozen=True, slots=True)
class SetAside:
    """A document, or an entry of one, that could not be read: reported and counted, never dropped silently."""

    document: str
    line: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Unexpected:
    """A field that entries of a format hold and nobody knows what to do with, and where it was first met."""

    document: str
    line: int
    format: str
    field: str


@dataclass(frozen=True, slots=True)
class Span:
    field: Field
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Extractor:
    """Who made a claim; written `name/version`."""

    name: str
    version: str

    def __str__(self) -> str:
        return f"{self.name}/{self.version}"


@dataclass(frozen=True, slots=True)
class SizeClaim:
    """A parameter count as printed ("8B", "1B-7B", "8x7B"), and where; no span when it stands in no single place."""

    printed: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class EntityClaim:
    """One distinct thing that a paper names (see gold/GUIDELINES.md).

    `evaluated` is true for a dataset that the text says was evaluated on (results on it say so too).
    """

    kind: Kind
    name: str
    aliases: tuple[str, ...]
    role: Role
    parameters: tuple[SizeClaim, ...]
    mentions: tuple[Span, ...]
    confidence: float
    extractor: Extractor
    evaluated: bool = False


@dataclass(frozen=True, slots=True)
class ResultClaim:
    """One number with which a paper reports an outcome. Names are entity names of the same paper, or the text's words.

    `printed` is the number as printed without its unit ("+3.06", "33-59", "half") and equals the text under `number`;
    `evidence` is the span of the quote and contains `number`. `change_from` is the position, in the paper's results,
    of the score that this score is said to have risen or fallen from. `judged` is the text's own evaluation
    ("improves", "faster": UP; "worsens", "slower": DOWN) where it makes one, else None.
    """

    value: float
    high: float | None
    printed: str
    unit: str
    kind: ResultKind
    direction: Direction | None
    metric: str | None
    datasets: tuple[str, ...]
    subject: str | None
    baseline: str | None
    model_size: str | None
    setting: str | None
    number: Span
    evidence: Span
    confidence: float
    extractor: Extractor
    basis: Basis | None = None
    bound: Bound = Bound.EXACT
    judged: Direction | None = None
    change_from: int | None = None


@dataclass(frozen=True, slots=True)
class ComparisonClaim:
    """That one thing does better or worse than another, or as well, without a number. Names are as a result's are.

    `direction` is UP where the subject is said to be better than the baseline, DOWN where worse, None where neither
    is. `cue` are the words that compare ("outperforms"); `evidence` is the span of the quote and contains them.
    """

    direction: Direction | None
    metric: str | None
    datasets: tuple[str, ...]
    subject: str | None
    baseline: str | None
    cue: Span
    evidence: Span
    confidence: float
    extractor: Extractor


@dataclass(frozen=True, slots=True)
class Reading:
    """A paper together with everything that was extracted from it: one line of claims.jsonl.

    `failure` says why the text could not be read, where that is so; nothing was extracted then.
    """

    paper: Paper
    entities: tuple[EntityClaim, ...]
    results: tuple[ResultClaim, ...]
    comparisons: tuple[ComparisonClaim, ...] = ()
    failure: str | None = None

    @property
    def unread(self) -> SetAside | None:
        """What is reported of a paper whose text could not be read."""
        document = self.paper.sources[0].document if self.paper.sources else self.paper.id
        return SetAside(document, None, f"{self.paper.id}: {self.failure}") if self.failure else None
