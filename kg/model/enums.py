"""The words that values may take, as the interchange and the stores write them."""

from __future__ import annotations

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
    COMPARISON = "comparison"


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


class SettingMatch(StrEnum):
    """Whether two results that disagree say that they were attained in one setting; UNSTATED where one is silent."""

    SAME = "same"
    DIFFERENT = "different"
    UNSTATED = "unstated"


class Verdict(StrEnum):
    YES = "yes"
    NO = "no"
    UNSURE = "unsure"
