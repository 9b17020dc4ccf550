"""The inputs of the API: filters and orders as a client writes them.

Every field is optional; one that is left out or null constrains nothing. All that is given must hold.
"""

from __future__ import annotations

import datetime
from typing import Any

import strawberry

from kg.model import Basis, Bound, Claim, Direction, ResultKind
from server.graphql.enums import (
    ComparisonOrderField,
    ConceptOrderField,
    OrderDirection,
    PaperOrderField,
    ResultOrderField,
)


def given(description: str, name: str | None = None) -> Any:
    """An optional field of an input; `name` where Python does not allow the field's own."""
    return strawberry.field(default=strawberry.UNSET, name=name, description=description)


ALL = "All of these hold."
ANY = "At least one of these holds."
NOT = "This does not hold; undecided stays undecided."
IS = "This one and no other: an id, a name or an alias."
WITHIN = "This one or one of its variants: an id, a name or an alias."
CURATED = "Whether a row of the vocabulary names it."


@strawberry.input(description="A filter on a text. A missing text satisfies `isNull` alone.")
class StringWhere:
    eq: str | None = given("Exactly this.")
    ne: str | None = given("Anything but exactly this.")
    in_: list[str] | None = given("Exactly one of these.", "in")
    contains: str | None = given("Has this in it, in upper or lower case.")
    starts_with: str | None = given("Begins with this, in upper or lower case.")
    is_null: bool | None = given("Whether it is missing.")


@strawberry.input(description="A filter on a number. A missing number satisfies `isNull` alone.")
class NumberWhere:
    eq: float | None = given("Exactly this.")
    ne: float | None = given("Anything but exactly this.")
    in_: list[float] | None = given("Exactly one of these.", "in")
    lt: float | None = given("Below this.")
    lte: float | None = given("Below this, or this.")
    gt: float | None = given("Above this.")
    gte: float | None = given("Above this, or this.")
    is_null: bool | None = given("Whether it is missing.")


@strawberry.input(description="A filter on a date. A missing date leaves all but `isNull` undecided.")
class DateWhere:
    eq: datetime.date | None = given("On this day.")
    lt: datetime.date | None = given("Before this day.")
    lte: datetime.date | None = given("Up to and on this day.")
    gt: datetime.date | None = given("After this day.")
    gte: datetime.date | None = given("On and after this day.")
    is_null: bool | None = given("Whether it is missing.")


@strawberry.input(description="A filter on what a result's number says.")
class KindWhere:
    eq: ResultKind | None = given("This kind.")
    ne: ResultKind | None = given("Any kind but this.")
    in_: list[ResultKind] | None = given("One of these kinds.", "in")


@strawberry.input(description="A filter on the direction of a change or factor.")
class DirectionWhere:
    eq: Direction | None = given("This direction.")
    is_null: bool | None = given("Whether there is none.")


@strawberry.input(description="A filter on what a change is a part of.")
class BasisWhere:
    eq: Basis | None = given("This basis.")
    is_null: bool | None = given("Whether none is stated.")


@strawberry.input(description="A filter on how exactly a number is meant.")
class BoundWhere:
    eq: Bound | None = given("This bound.")
    in_: list[Bound] | None = given("One of these bounds.", "in")


@strawberry.input(description="A filter on a result's claim, undecided where it is UNKNOWN; asking for UNKNOWN is not.")
class ClaimWhere:
    eq: Claim | None = given("This claim.")
    ne: Claim | None = given("Any claim but this.")
    in_: list[Claim] | None = given("One of these claims.", "in")


@strawberry.input(description="A filter on a related thing. All that is given holds of one and the same thing.")
class ConceptWhere:
    is_: strawberry.ID | None = given(IS, "is")
    within: strawberry.ID | None = given(WITHIN)
    in_: list[strawberry.ID] | None = given("One of these: ids, names or aliases.", "in")
    name: StringWhere | None = given("Its canonical name.")
    curated: bool | None = given(CURATED)
    is_null: bool | None = given("Whether there is none at all.")


@strawberry.input(description="A filter on the results that belong to a row.")
class ResultListWhere:
    some: ResultWhere | None = given("At least one result satisfies this.")
    none: ResultWhere | None = given("No result satisfies this.")
    all: ResultWhere | None = given("Every result satisfies this; true where there are none.")


@strawberry.input(description="A filter on the papers that belong to a row.")
class PaperListWhere:
    some: PaperWhere | None = given("At least one paper satisfies this.")
    none: PaperWhere | None = given("No paper satisfies this.")
    all: PaperWhere | None = given("Every paper satisfies this; true where there are none.")


@strawberry.input(description="A filter on results. Filters on `value` need one `unit` and one `kind` beside them.")
class ResultWhere:
    and_: list[ResultWhere] | None = given(ALL, "and")
    or_: list[ResultWhere] | None = given(ANY, "or")
    not_: ResultWhere | None = given(NOT, "not")
    dataset: ConceptWhere | None = given("A dataset or benchmark that it is on.")
    metric: ConceptWhere | None = given("What it measures.")
    subject: ConceptWhere | None = given("The method or model that attains it.")
    technique: ConceptWhere | None = given("A method or model that is credited with it.")
    baseline: ConceptWhere | None = given("The method or model that it is compared with.")
    paper: PaperWhere | None = given("The paper that reports it.")
    kind: KindWhere | None = given("What its number says.")
    claim: ClaimWhere | None = given("Whether it is a gain or a loss.")
    direction: DirectionWhere | None = given("Where the measured quantity goes.")
    basis: BasisWhere | None = given("Whether a change is absolute or relative.")
    bound: BoundWhere | None = given("How exactly the number is meant.")
    value: NumberWhere | None = given("The number, at its low end.")
    unit: StringWhere | None = given("The unit: `%`, `points`, `x`, empty for a bare number, or as printed.")
    parameters: NumberWhere | None = given("Total parameters of the model; undecided where no size is known.")
    setting: StringWhere | None = given("The setting, as stated (`5-shot`).")
    confidence: NumberWhere | None = given("How sure the extractor is, from 0 to 1.")
    derived: bool | None = given("Whether it was computed from two scores of the text.")
    disputed: bool | None = given("Whether another paper reports another value of the same.")


@strawberry.input(description="A filter on comparisons.")
class ComparisonWhere:
    and_: list[ComparisonWhere] | None = given(ALL, "and")
    or_: list[ComparisonWhere] | None = given(ANY, "or")
    not_: ComparisonWhere | None = given(NOT, "not")
    dataset: ConceptWhere | None = given("A dataset or benchmark that it is made on.")
    metric: ConceptWhere | None = given("What is compared.")
    subject: ConceptWhere | None = given("The method or model that it is said of.")
    baseline: ConceptWhere | None = given("The method or model that the subject is held against.")
    paper: PaperWhere | None = given("The paper that makes it.")
    direction: DirectionWhere | None = given("UP: the subject is better; DOWN: it is worse; missing: neither is.")
    confidence: NumberWhere | None = given("How sure the extractor is, from 0 to 1.")


@strawberry.input(description="A filter on papers.")
class PaperWhere:
    and_: list[PaperWhere] | None = given(ALL, "and")
    or_: list[PaperWhere] | None = given(ANY, "or")
    not_: PaperWhere | None = given(NOT, "not")
    title: StringWhere | None = given("The title.")
    abstract: StringWhere | None = given("The stored abstract or digest.")
    published: DateWhere | None = given("The date of publication; undecided where none is known.")
    arxiv_id: StringWhere | None = given("The arXiv id, without a version.")
    organisation: StringWhere | None = given("The organisation in its byline.")
    proposes: ConceptWhere | None = given("A thing that it introduces.")
    uses: ConceptWhere | None = given("A thing that it names without introducing it.")
    mentions: ConceptWhere | None = given("A thing that it names in any role.")
    evaluates_on: ConceptWhere | None = given("A dataset or benchmark that it is evaluated on.")
    addresses: ConceptWhere | None = given("A task that it works on.")
    results: ResultListWhere | None = given("The results that it reports.")


@strawberry.input(description="A filter on methods and models.")
class TechniqueWhere:
    and_: list[TechniqueWhere] | None = given(ALL, "and")
    or_: list[TechniqueWhere] | None = given(ANY, "or")
    not_: TechniqueWhere | None = given(NOT, "not")
    is_: strawberry.ID | None = given(IS, "is")
    within: strawberry.ID | None = given(WITHIN)
    name: StringWhere | None = given("Its canonical name.")
    curated: bool | None = given(CURATED)
    proposed_by: PaperListWhere | None = given("The papers that introduce it.")
    used_by: PaperListWhere | None = given("The papers that name it without introducing it.")
    results: ResultListWhere | None = given("The results that it is credited with.")
    parameters: NumberWhere | None = given("Its total parameters; undecided where no size is known.")


@strawberry.input(description="A filter on datasets and benchmarks.")
class DatasetWhere:
    and_: list[DatasetWhere] | None = given(ALL, "and")
    or_: list[DatasetWhere] | None = given(ANY, "or")
    not_: DatasetWhere | None = given(NOT, "not")
    is_: strawberry.ID | None = given(IS, "is")
    name: StringWhere | None = given("Its canonical name.")
    curated: bool | None = given(CURATED)
    proposed_by: PaperListWhere | None = given("The papers that introduce it.")
    used_by: PaperListWhere | None = given("The papers that name it without introducing it.")
    results: ResultListWhere | None = given("The results on it.")


@strawberry.input(description="A filter on metrics or tasks.")
class NameWhere:
    and_: list[NameWhere] | None = given(ALL, "and")
    or_: list[NameWhere] | None = given(ANY, "or")
    not_: NameWhere | None = given(NOT, "not")
    is_: strawberry.ID | None = given(IS, "is")
    name: StringWhere | None = given("Its canonical name.")
    curated: bool | None = given(CURATED)
    used_by: PaperListWhere | None = given("The papers that name it.")


@strawberry.input(description="One key to order results by.")
class ResultOrder:
    field: ResultOrderField = strawberry.field(description="What to compare.")
    direction: OrderDirection | None = strawberry.field(default=OrderDirection.ASC, description="Which end is first.")


@strawberry.input(description="One key to order comparisons by.")
class ComparisonOrder:
    field: ComparisonOrderField = strawberry.field(description="What to compare.")
    direction: OrderDirection | None = strawberry.field(default=OrderDirection.ASC, description="Which end is first.")


@strawberry.input(description="One key to order papers by.")
class PaperOrder:
    field: PaperOrderField = strawberry.field(description="What to compare.")
    direction: OrderDirection | None = strawberry.field(default=OrderDirection.ASC, description="Which end is first.")


@strawberry.input(description="One key to order named things by.")
class ConceptOrder:
    field: ConceptOrderField = strawberry.field(description="What to compare.")
    direction: OrderDirection | None = strawberry.field(default=OrderDirection.ASC, description="Which end is first.")
