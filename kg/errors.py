"""Every error that paperkg raises on purpose. One root; `code` is what GraphQL shows in `extensions.code`."""

from __future__ import annotations

from collections.abc import Sequence


class PaperkgError(Exception):
    """The root: a message for people and a code for machines."""

    code = "INTERNAL"


class BadInput(PaperkgError):
    """An argument, filter, cursor or option that cannot be meant."""

    code = "BAD_USER_INPUT"


class Overdue(PaperkgError):
    """The answer would have taken longer than it may."""

    code = "TIMEOUT"

    def __init__(self) -> None:
        super().__init__("the answer takes too long: ask for less at once, or with a narrower filter")


class NameProblem(PaperkgError):
    """A name that could not be resolved; `candidates` are canonical names or ids, nearest first."""

    def __init__(self, message: str, name: str, candidates: Sequence[str]) -> None:
        super().__init__(message)
        self.name = name
        self.candidates = tuple(candidates)


class UnknownName(NameProblem):
    code = "UNKNOWN_NAME"


class AmbiguousName(NameProblem):
    code = "AMBIGUOUS_NAME"


class CurationError(PaperkgError):
    """A curated file breaks its rules: names file, line and what would be right."""

    code = "CURATION"

    def __init__(self, file: str, line: int, problem: str) -> None:
        super().__init__(f"{file}:{line}: {problem}")
        self.file, self.line, self.problem = file, line, problem


class EditionError(PaperkgError):
    """The edition on disk is missing, of another format version, or damaged."""

    code = "EDITION"


class SourceError(PaperkgError):
    """A source that cannot be read at all: no such file, unknown format."""

    code = "SOURCE"


class StoreError(PaperkgError):
    """A database refuses what it is asked to hold, or does not hold what it should."""

    code = "STORE"


class StoreUnavailable(StoreError):
    """The database can't be reached, refuses the credentials, or took too long."""

    code = "STORE_UNAVAILABLE"


class StoreNotReady(StoreError):
    """The database holds no whole edition: it is empty, or being loaded."""

    code = "STORE_NOT_READY"


class EngineError(PaperkgError):
    """What reads papers is not there, is of another version, or has died."""

    code = "ENGINE"
