"""The values that everything else speaks of: papers as read, claims as extracted, the graph as assembled.

All of them are frozen and compare by content. Offsets are Unicode code points into the stored (repaired) title or
abstract, and `text[start:end] == quote` always holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of node; the value is the first part of every id (`dataset/mmlu`)."""

    PAPER = "paper"
    METHOD = "method"
    MODEL = "model"
    DATASET = "dataset"
    METRIC = "metric"
    TASK = "task"
    RESULT = "result"


TECHNIQUES = (Kind.METHOD, Kind.MODEL)
CONCEPTS = (Kind.METHOD, Kind.MODEL, Kind.DATASET, Kind.METRIC, Kind.TASK)


class TextKind(StrEnum):
    """Whether a stored abstract is the paper's own or a digest in our words."""

    ABSTRACT = "abstract"
    DIGEST = "digest"


class Field(StrEnum):
    """The text that an offset counts into."""

    TITLE = "title"
    ABSTRACT = "abstract"


class Role(StrEnum):
    PROPOSED = "proposed"
    USED = "used"


class ResultKind(StrEnum):
    SCORE = "score"
    CHANGE = "change"
    FACTOR = "factor"
    RATIO = "ratio"


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"


class Claim(StrEnum):
    """What a result says of its subject, seen through the metric's polarity."""

    GAIN = "gain"
    LOSS = "loss"
    NEUTRAL = "neutral"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    ABSOLUTE = "absolute"
    RELATIVE = "relative"


class Bound(StrEnum):
    EXACT = "exact"
    UP_TO = "up_to"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    AVERAGE = "average"


class Polarity(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"
    UNKNOWN = "unknown"


class ParameterKind(StrEnum):
    TOTAL = "total"
    ACTIVE = "active"


class ParameterSource(StrEnum):
    """STATED with the result; MODEL: of its subject, from the name, the abstract or the vocabulary."""

    STATED = "stated"
    MODEL = "model"


class Via(StrEnum):
    """How a technique comes to be credited with a result."""

    SUBJECT = "subject"
    MODEL = "model"
    PAPER = "paper"


class Verdict(StrEnum):
    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


# ---- what a source gives -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """Where a paper was read: file name, recognised format, and the entry's number in it (from 1)."""

    document: str
    format: str
    entry: int


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper with its repaired text. `id` is the graph's; `given_id` what the source called it.

    `published_inferred` is true where the year was not printed on the page. `former` holds ids under which the paper
    was known before (they still resolve).
    """

    id: str
    title: str
    abstract: str
    text_kind: TextKind = TextKind.ABSTRACT
    published: date | None = None
    published_inferred: bool = False
    authors: tuple[str, ...] = ()
    author_count: int | None = None
    organisation: str | None = None
    comments: int | None = None
    url: str | None = None
    arxiv_id: str | None = None
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


# ---- what an extractor says ----------------------------------------------------------------------------------------


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
class Reading:
    """A paper together with everything that was extracted from it: one line of claims.jsonl."""

    paper: Paper
    entities: tuple[EntityClaim, ...]
    results: tuple[ResultClaim, ...]


# ---- what the graph holds ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Evidence:
    """The characters that a fact was read from, and who read them."""

    paper: str
    field: Field
    start: int
    end: int
    quote: str
    extractor: str
    version: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Size:
    """A number of parameters, or a range of them (`high` is set); `printed` as the text or the vocabulary has it."""

    value: float
    high: float | None
    kind: ParameterKind
    source: ParameterSource
    printed: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Concept:
    """Anything with a canonical name. `curated`: a vocabulary row or a person named it.

    `percent` is true for a metric whose values are shares of 100; `default_metric` belongs to datasets, `sizes` and
    `variant_of` to techniques. `paper_count` counts papers that mention it; `result_count` the results that are
    credited to it, on it or measured by it.
    """

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    curated: bool = False
    polarity: Polarity = Polarity.UNKNOWN
    percent: bool = False
    default_metric: str | None = None
    sizes: tuple[Size, ...] = ()
    variant_of: str | None = None
    paper_count: int = 0
    result_count: int = 0
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A paper names a concept: PROPOSES or USES by role (ADDRESSES for a task), and EVALUATES_ON where `evaluated`."""

    paper: str
    concept: str
    role: Role
    evaluated: bool
    confidence: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Credit:
    technique: str
    via: Via


@dataclass(frozen=True, slots=True)
class Result:
    """A number with which a paper reports an outcome, its slots linked to concepts by id.

    `sizes` are the result's own parameter counts by the rules of STATED before MODEL; empty means unknown.
    `name` is a short caption ("MMLU accuracy +3.06 points").
    """

    id: str
    name: str
    paper: str
    printed: str
    value: float
    high: float | None
    unit: str
    kind: ResultKind
    direction: Direction | None
    claim: Claim
    basis: Basis | None
    bound: Bound
    setting: str | None
    sizes: tuple[Size, ...]
    subject: str | None
    subject_text: str | None
    baseline: str | None
    baseline_text: str | None
    datasets: tuple[str, ...]
    metric: str | None
    metric_text: str | None
    credits: tuple[Credit, ...]
    derived: bool
    evidence: Evidence
    confidence: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's verdict on one triple; `paper` None means everywhere. One row of judgements.tsv."""

    subject: str
    predicate: str
    object: str
    verdict: Verdict
    paper: str | None
    curator: str
    date: date
    why: str


Node = Paper | Concept | Result


@dataclass(frozen=True, slots=True)
class Graph:
    """Everything an edition says, each tuple sorted by id. `absent`: vocabulary rows that no paper holds."""

    papers: tuple[Paper, ...] = ()
    concepts: tuple[Concept, ...] = ()
    mentions: tuple[Mention, ...] = ()
    results: tuple[Result, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    absent: tuple[Concept, ...] = ()
