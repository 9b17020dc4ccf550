"""What an edition says: concepts, results, comparisons and relations between them, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.model.claims import Paper
from kg.model.enums import (
    Basis,
    Bound,
    Claim,
    Direction,
    Field,
    Kind,
    ParameterKind,
    ParameterSource,
    Polarity,
    ResultKind,
    Role,
    SettingMatch,
    Verdict,
    Via,
)


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
class Disagreement:
    """That another `result`, of another paper, gives a technique another value on the same dataset and metric."""

    result: str
    technique: str
    dataset: str
    metric: str
    settings: SettingMatch


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
    disagreements: tuple[Disagreement, ...] = ()

    @property
    def disputed(self) -> bool:
        """Whether another paper reports another value."""
        return bool(self.disagreements)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A claim without a number: that a subject is better (UP) or worse (DOWN) than a baseline, or as good (None).

    Slots are linked as a result's are. `name` is a short caption ("RetroMAE better than BERT on BEIR").
    """

    id: str
    name: str
    paper: str
    direction: Direction | None
    subject: str | None
    subject_text: str | None
    baseline: str | None
    baseline_text: str | None
    datasets: tuple[str, ...]
    metric: str | None
    metric_text: str | None
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


Node = Paper | Concept | Result | Comparison


@dataclass(frozen=True, slots=True)
class Graph:
    """Everything an edition says, each tuple sorted by id. `absent`: vocabulary rows that no paper holds."""

    papers: tuple[Paper, ...] = ()
    concepts: tuple[Concept, ...] = ()
    mentions: tuple[Mention, ...] = ()
    results: tuple[Result, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    absent: tuple[Concept, ...] = ()
    comparisons: tuple[Comparison, ...] = ()

    @property
    def said(self) -> tuple[Result | Comparison, ...]:
        """What papers say of techniques, with a number and without."""
        return (*self.results, *self.comparisons)

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Everything that has an id of its own, kind by kind."""
        return (*self.papers, *self.concepts, *self.said)
