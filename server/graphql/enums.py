"""The enums of the API: those of `kg`, described value by value, and the fields that lists can be ordered by."""

from __future__ import annotations

from enum import Enum, StrEnum

import strawberry

from kg import model, plan


def _describe(enum: type[Enum], about: str, **values: str) -> None:
    """Declare an enum to strawberry with a description for each of its members."""
    strawberry.enum(enum, description=about)
    for value in enum.__strawberry_definition__.values:  # type: ignore[attr-defined]
        value.description = values.pop(value.name)
    assert not values, f"{enum.__name__} has no {', '.join(values)}"


class OrderDirection(StrEnum):
    ASC = "asc"
    DESC = "desc"


class ResultOrderField(StrEnum):
    VALUE = "value"
    PUBLISHED = "published"
    PARAMETERS = "parameters"
    CONFIDENCE = "confidence"


class ComparisonOrderField(StrEnum):
    PUBLISHED = "published"
    CONFIDENCE = "confidence"


class PaperOrderField(StrEnum):
    PUBLISHED = "published"
    TITLE = "title"
    COMMENTS = "comments"


class ConceptOrderField(StrEnum):
    NAME = "name"
    PAPERS = "papers"
    RESULTS = "results"


_describe(
    model.Kind,
    "The kinds of node. The first part of an id says its kind: `dataset/mmlu`.",
    PAPER="A paper, read from its title and abstract.",
    METHOD="A technique, algorithm, architecture, framework or procedure.",
    MODEL="A trained model or a family of models.",
    DATASET="A dataset, benchmark, corpus or leaderboard.",
    METRIC="A quantity in which quality or cost is measured.",
    TASK="A problem that papers work on.",
    RESULT="A number with which a paper reports an outcome.",
    COMPARISON="A claim without a number: that one technique is better or worse than another, or as good.",
)
_describe(
    model.Role,
    "What a paper does with a thing that it names.",
    PROPOSED="The paper introduces it.",
    USED="The paper uses it, compares with it, evaluates on it or mentions it.",
)
_describe(
    model.ResultKind,
    "What a result's number says.",
    SCORE="A measured level (79.2% on a benchmark).",
    CHANGE="A difference against something (+3.06 points).",
    FACTOR="How many times as much (1.9x faster).",
    RATIO="A share of a reference that is kept or reached (96% of the performance).",
)
_describe(
    model.Direction,
    "Where the measured quantity goes in a change or factor, as the text says it.",
    UP="It rises.",
    DOWN="It falls.",
)
_describe(
    model.Claim,
    "What a result says of its subject: the text's own judgement, else direction seen through the metric's polarity.",
    GAIN="It got better (also: 12% fewer errors).",
    LOSS="It got worse.",
    NEUTRAL="Neither: a score, a ratio, or a metric for which more is neither good nor bad.",
    UNKNOWN="The text does not say, and nobody knows whether more of the metric is better.",
)
_describe(
    model.Basis,
    "What a change is a part of.",
    ABSOLUTE="A plain difference (points).",
    RELATIVE="A share of the baseline (12% relative).",
)
_describe(
    model.Bound,
    "How exactly a number is meant.",
    EXACT="As it stands.",
    UP_TO="The best case of several.",
    AT_LEAST="This much or more.",
    AT_MOST="This much or less.",
    ABOUT="Approximately.",
    AVERAGE="The mean of several.",
)
_describe(
    model.TextKind,
    "Whose words a stored text is.",
    ABSTRACT="The paper's own abstract.",
    DIGEST="A digest of it in other words.",
)
_describe(
    model.ParameterKind,
    "Which parameters a size counts.",
    TOTAL="All of them. Filters use these.",
    ACTIVE="Those that a mixture of experts uses at a time.",
)
_describe(
    model.ParameterSource,
    "Where a parameter count was stated.",
    STATED="With the result itself.",
    MODEL="With the subject: in its name, in the abstract or in the vocabulary.",
)
_describe(
    model.Via,
    "How a technique comes to be credited with a result.",
    SUBJECT="It is the result's subject.",
    MODEL="The subject is a model that the paper proposes together with exactly one method: this one.",
    PAPER="The result names no subject entity, and this is the one technique that its paper proposes.",
)
_describe(
    model.Polarity,
    "Whether more of a metric is better.",
    HIGHER="More is better.",
    LOWER="Less is better.",
    NEITHER="More is neither better nor worse.",
    UNKNOWN="No row of the vocabulary says.",
)
_describe(
    model.SettingMatch,
    "Whether two results that disagree were attained in one setting.",
    SAME="Both state the same setting.",
    DIFFERENT="They state different settings, which may explain the difference.",
    UNSTATED="At least one of them states none.",
)
_describe(
    model.Verdict,
    "A person's judgement of a relation.",
    YES="It holds.",
    NO="It does not hold.",
    UNSURE="Somebody looked and could not tell.",
)
_describe(
    plan.Truth,
    "The three outcomes of a filter.",
    TRUE="Satisfied.",
    FALSE="Violated.",
    UNKNOWN="The text does not say enough to decide.",
)
_describe(
    plan.Unknown,
    "What to do with rows for which `where` is undecided, because no size, date or polarity is known.",
    EXCLUDE="Leave them out, and count them in `excludedAsUnknown`.",
    INCLUDE="Show them among the others.",
    ONLY="Show nothing else.",
)
_describe(OrderDirection, "Which end comes first.", ASC="Smallest first.", DESC="Largest first.")
_describe(
    ResultOrderField,
    "What results can be ordered by. Missing values come last both ways, ties go by id.",
    VALUE="The number, at its low end; needs one `unit` and one `kind` in `where`.",
    PUBLISHED="The date of the paper.",
    PARAMETERS="The largest total parameter count.",
    CONFIDENCE="How sure the extractor is.",
)
_describe(
    ComparisonOrderField,
    "What comparisons can be ordered by. Missing values come last both ways, ties go by id.",
    PUBLISHED="The date of the paper.",
    CONFIDENCE="How sure the extractor is.",
)
_describe(
    PaperOrderField,
    "What papers can be ordered by. Missing values come last both ways, ties go by id.",
    PUBLISHED="The date of publication.",
    TITLE="The title, by code point.",
    COMMENTS="The number of comments that the listing page printed.",
)
_describe(
    ConceptOrderField,
    "What named things can be ordered by. Ties go by id.",
    NAME="The canonical name, by code point.",
    PAPERS="The number of papers that mention it.",
    RESULTS="The number of results on it, measured by it or credited to it.",
)
