"""What is wrong with a folder of curated files: every problem, with its file and line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from rapidfuzz import fuzz, process

from kg import judgements, sizes, tables, vocabulary
from kg.assemble.words import is_name
from kg.contradictions import contradictions
from kg.errors import CurationError
from kg.model import CONCEPTS, Judgement, Kind, ParameterKind, Polarity
from kg.names import ALIKE
from kg.tables import CURATION, Line, Problem
from kg.text import cased, normal
from kg.vocabulary import Entry, Vocabulary, laid_over

T = TypeVar("T")


def check(overlay: Path | None) -> None:
    """Go on only with curated files of one's own that leave no doubt what is meant.

    Raises:
        BadInput: the overlay is no folder.
        CurationError: a file breaks the rules, in more than its style; the first such place is named.
    """
    grave = [problem for folder in tables.folders(overlay)[1:] for problem in lint(folder) if not problem.slight]
    if grave:
        more = f" (and {len(grave) - 1} more: see `kg check --curation {overlay}`)" if len(grave) > 1 else ""
        raise CurationError(grave[0].file, grave[0].line, f"{grave[0].message}{more}")


def lint(folder: Path) -> list[Problem]:
    """The problems of `folder`'s vocabulary and judgements, by file and line; a missing file is none.

    Rows may refer to rows of the built-in vocabulary as well as to those of the folder itself.
    """
    problems = list(_unread(folder))
    rows: list[tuple[Line, Entry]] = []
    for kind in CONCEPTS:
        own = _rows(vocabulary.file(folder, kind), vocabulary.HEADER, _entry_of(kind), problems)
        problems += [*_order([(line, row.id) for line, row in own]), *_shared_forms(own)]
        rows += own
    problems += [*_references(rows), *_incomplete(rows)]
    verdicts = _rows(judgements.file(folder), judgements.HEADER, judgements.judgement, problems)
    names = Vocabulary.of(laid_over((row for _, row in rows), (row for kind in CONCEPTS for row in _built_in(kind))))
    return sorted([*problems, *contradictions(verdicts, names)])


def outranked(folder: Path) -> Iterator[Problem]:
    """The forms that rows of one's own take from built-in rows of other ids: no mistakes, if they are meant."""
    for kind in CONCEPTS:
        rows = _rows(vocabulary.file(folder, kind), vocabulary.HEADER, _entry_of(kind), [])
        mine = {row.id for _, row in rows}
        forms = {normal(form) for _, row in rows for form in row.forms}
        built_in = {normal(form): row for row in _built_in(kind) if row.id not in mine for form in row.forms}
        for line, row in rows:
            for form in row.forms:
                other = built_in.get(normal(form))
                if other and normal(other.name) != normal(form):
                    yield line.problem(f"{form!r} is no alias of {other.id} any more", slight=True)
                elif other:
                    left = ", ".join(alias for alias in other.aliases if normal(alias) not in forms)
                    hint = f": add its other forms, if they mean this too ({left})" if left and not row.never else ""
                    yield line.problem(f"{form!r} is the name of {other.id}, which makes way{hint}", slight=True)


def judged(folder: Path) -> list[tuple[Line, Judgement]]:
    """The folder's verdicts with their lines, without what is malformed."""
    return _rows(judgements.file(folder), judgements.HEADER, judgements.judgement, [])


def _unread(folder: Path) -> Iterator[Problem]:
    """Tables that nobody reads, most often for a slip in the name; what is hidden (.git) is none of ours."""
    files = (judgements.file(folder), *(vocabulary.file(folder, kind) for kind in CONCEPTS))
    read = {file.stem: file for file in files}
    for file in folder.rglob("*.tsv"):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if not hidden and file not in files:
            near = process.extractOne(file.stem.lower(), read.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
            meant = [read[near[0]]] if near else files
            names = " or ".join(one.relative_to(folder).as_posix() for one in meant)
            yield Problem(str(file), 1, f"nobody reads this file: it would have to be {names}")


def _entry_of(kind: Kind) -> Callable[[Line], Entry]:
    return lambda line: vocabulary.entry(line, kind)


def _rows(
    file: Path, header: tuple[str, ...], parse: Callable[[Line], T], problems: list[Problem]
) -> list[tuple[Line, T]]:
    """The lines that parse, with their rows; what does not parse goes to `problems`."""
    rows: list[tuple[Line, T]] = []
    try:
        lines = tables.read(file, header)
    except CurationError as error:
        problems.append(_problem(error))
        return rows
    for line in lines:
        try:
            rows.append((line, parse(line)))
        except CurationError as error:
            problems.append(_problem(error))
    return rows


def _problem(error: CurationError) -> Problem:
    return Problem(error.file, error.line, error.problem)


def _order(ids: list[tuple[Line, str]]) -> Iterator[Problem]:
    """Rows are sorted by id, and each id stands once."""
    first: dict[str, int] = {}
    for line, id in ids:
        if first.setdefault(id, line.number) != line.number:
            yield line.problem(f"{id} stands twice, first on line {first[id]}")
    for (_, before), (line, id) in pairwise(ids):
        if id < before:
            yield line.problem(f"rows are sorted by id: {id} comes before {before}", slight=True)


def _shared_forms(rows: list[tuple[Line, Entry]]) -> Iterator[Problem]:
    """No form means two things of one kind, or is said twice in one row."""
    owner: dict[str, str] = {}
    for line, row in rows:
        fold = cased if row.exact else normal
        folded = [fold(form) for form in row.forms]
        for position, form in enumerate(row.forms):
            first = owner.setdefault(normal(form), row.id)
            if first != row.id:
                yield line.problem(f"the form {form!r} is one of {first} already")
            if folded[position] in folded[:position]:
                yield line.problem(f"{form!r} says another form over again: leave it out", slight=True)


def _references(rows: list[tuple[Line, Entry]]) -> Iterator[Problem]:
    """A row that another refers to exists, and no model is a variant of itself by any way round."""
    every = {row.id: row for kind in CONCEPTS for row in _built_in(kind)} | {row.id: row for _, row in rows}
    known = {id: row for id, row in every.items() if not row.never}
    for line, row in rows:
        for id in (row.default_metric, row.variant_of):
            if id is not None and id not in known:
                yield line.problem(f"no row has the id {id}")
        if row.id in _families(row, known):
            yield line.problem(f"{row.id} is a variant of itself")


def _incomplete(rows: list[tuple[Line, Entry]]) -> Iterator[Problem]:
    """A row says what every row of its kind can say, and nothing that its own name denies."""
    for line, row in rows:
        for form in () if row.never else row.forms:
            if not is_name(form):
                yield line.problem(f"{form!r} names nothing in particular: leave it out", slight=True)
        unsaid = row.kind is Kind.METRIC and row.polarity is Polarity.UNKNOWN and not row.never
        if unsaid and not row.note:
            yield line.problem("a metric says its polarity, or in its note why it has none", slight=True)
        printed = sizes.inside(row.name) if row.sizes else None
        if printed and not _agree(printed, row.sizes):
            said = "|".join(row.sizes)
            yield line.problem(f"the name says {printed}, the sizes are {said}", slight=True)


def _agree(printed: str, said: tuple[str, ...]) -> bool:
    """Whether one of the sizes is about that in a name; a name like 8x7B tells no total."""
    named = [count for count in sizes.parse(printed) if count.kind is ParameterKind.TOTAL]
    own = [count for size in said for count in sizes.parse(size)]
    return not named or any(sizes.near(other, count) for count in named for other in own)


def _families(row: Entry, known: dict[str, Entry]) -> set[str]:
    above: set[str] = set()
    parent = row.variant_of
    while parent in known and parent not in above:
        above.add(parent)
        parent = known[parent].variant_of
    return above


def _built_in(kind: Kind) -> list[Entry]:
    return [row for _, row in _rows(vocabulary.file(CURATION, kind), vocabulary.HEADER, _entry_of(kind), [])]
