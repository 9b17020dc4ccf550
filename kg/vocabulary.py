"""The reviewed names: what a name means wherever a paper prints it, and what people know of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kg import sizes, tables
from kg.ids import concept_id
from kg.model import CONCEPTS, Kind, Polarity
from kg.tables import Line
from kg.text import cased, normal

HEADER = ("id", "name", "aliases", "attributes", "note")
ATTRIBUTES: dict[Kind, tuple[str, ...]] = {
    Kind.DATASET: ("match", "default_metric"),
    Kind.METRIC: ("match", "polarity", "percent"),
    Kind.MODEL: ("match", "sizes", "variant_of"),
    Kind.METHOD: ("match",),
    Kind.TASK: ("match",),
}
_POLARITIES = (Polarity.HIGHER, Polarity.LOWER, Polarity.NEITHER)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. `sizes` are as printed; `exact` forms match only in their own capitalisation.

    The forms of a row that is `never` are no names of its kind, whatever papers print.
    """

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    exact: bool = False
    never: bool = False
    default_metric: str | None = None
    polarity: Polarity = Polarity.UNKNOWN
    percent: bool = False
    sizes: tuple[str, ...] = ()
    variant_of: str | None = None
    note: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)

    def means(self, form: str) -> bool:
        """Whether a form that is normally one of this row's is so in this capitalisation too."""
        return not self.exact or cased(form) in map(cased, self.forms)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Rows by id, and an index of their forms. Build one with `of` or `load`. What is never a name is no row."""

    rows: tuple[Entry, ...]
    _by_id: Mapping[str, Entry]
    _by_form: Mapping[tuple[Kind, str], Entry]
    _never: frozenset[tuple[Kind, str]]

    @classmethod
    def of(cls, rows: Iterable[Entry]) -> Vocabulary:
        """Of rows that share a form, a canonical name wins over an alias, then the earlier row."""
        every = tuple(rows)
        never = frozenset((row.kind, normal(form)) for row in every if row.never for form in row.forms)
        given = tuple(row for row in every if not row.never)
        names = {(row.kind, normal(row.name)): row for row in reversed(given)}
        aliases = {(row.kind, normal(alias)): row for row in reversed(given) for alias in row.aliases}
        ordered = tuple(sorted(given, key=lambda row: row.id))
        return cls(ordered, {row.id: row for row in ordered}, aliases | names, never)

    def get(self, id: str) -> Entry | None:
        return self._by_id.get(id)

    def find(self, kind: Kind, form: str) -> Entry | None:
        """The row of this kind that a form means."""
        row = self._by_form.get((kind, normal(form)))
        return row if row and row.means(form) else None

    def kinds(self, form: str) -> set[Kind]:
        """The kinds of which a form means a row."""
        key = normal(form)
        return {kind for kind in CONCEPTS if (row := self._by_form.get((kind, key))) and row.means(form)}

    def refuses(self, kind: Kind, form: str) -> bool:
        """Whether a form is no name of this kind."""
        return (kind, normal(form)) in self._never


def load(overlay: Path | None = None) -> Vocabulary:
    """The built-in vocabulary, with the rows of an overlay folder laid over it.

    Raises:
        BadInput: the overlay is no folder.
        CurationError: a file is malformed.
    """
    rows: tuple[Entry, ...] = ()
    for folder in tables.folders(overlay):
        rows = laid_over([entry for kind in CONCEPTS for entry in read(folder, kind)], rows)
    return Vocabulary.of(rows)


def laid_over(own: Iterable[Entry], below: Iterable[Entry]) -> tuple[Entry, ...]:
    """Own rows and those below, in which no form is left that an own row has.

    A row whose id or name an own row has makes way for it: what refers to it refers to the own row from now on, or to
    nothing where that says that there is no such thing.
    """
    mine = {row.id: row for row in own}
    forms = {(row.kind, normal(form)): row for row in reversed(mine.values()) for form in row.forms}
    heirs: dict[str, Entry] = {}
    left: list[Entry] = []
    for row in below:
        heir = mine.get(row.id) or forms.get((row.kind, normal(row.name)))
        if heir:
            heirs[row.id] = heir
        else:
            kept = tuple(alias for alias in row.aliases if (row.kind, normal(alias)) not in forms)
            left.append(row if kept == row.aliases else replace(row, aliases=kept))
    return tuple(_referring(row, heirs) for row in (*mine.values(), *left))


def _referring(row: Entry, heirs: Mapping[str, Entry]) -> Entry:
    """A row that refers to others by the ids that they have by now."""

    def now(id: str | None) -> str | None:
        heir = heirs.get(id or "")
        return id if heir is None else None if heir.never else heir.id

    metric, family = now(row.default_metric), now(row.variant_of)
    if (metric, family) == (row.default_metric, row.variant_of):
        return row
    return replace(row, default_metric=metric, variant_of=family)


def file(folder: Path, kind: Kind) -> Path:
    return folder / "vocabulary" / f"{kind}.tsv"


def read(folder: Path, kind: Kind) -> list[Entry]:
    """One file's rows. Raises CurationError."""
    return [entry(line, kind) for line in tables.read(file(folder, kind), HEADER)]


def entry(line: Line, kind: Kind) -> Entry:
    """The row on one line.

    Raises:
        CurationError: the id is not the slug of the name, or an attribute is unknown or has no such value.
    """
    cell = tables.cells(line, HEADER)
    id, name = cell["id"], cell["name"]
    wanted = concept_id(kind, name)
    if not name or id not in (wanted, concept_id(kind, name, taken=True)):
        raise line.wrong(f"the id of {name!r} is {wanted}, not {id!r}")
    aliases = tuple(cell["aliases"].split("|")) if cell["aliases"] else ()
    if not all(alias and alias == alias.strip() for alias in aliases):
        raise line.wrong("aliases are joined by | alone, and none is empty")
    known = _attributes(line, kind, cell["attributes"])
    return Entry(
        id=id,
        kind=kind,
        name=name,
        aliases=aliases,
        exact=known.get("match") == "exact",
        never=known.get("match") == "never",
        default_metric=known.get("default_metric"),
        polarity=Polarity(known.get("polarity", Polarity.UNKNOWN)),
        percent="percent" in known,
        sizes=tuple(known["sizes"].split("|")) if "sizes" in known else (),
        variant_of=known.get("variant_of"),
        note=cell["note"],
    )


def _attributes(line: Line, kind: Kind, text: str) -> dict[str, str]:
    known: dict[str, str] = {}
    for pair in text.split(";") if text else ():
        key, _, value = pair.partition("=")
        if key not in ATTRIBUTES[kind] or key in known:
            raise line.wrong(f"{key!r} is no attribute of a {kind}, or stands twice: {', '.join(ATTRIBUTES[kind])}")
        wanted = _wanted(key, value)
        if wanted:
            raise line.wrong(f"{key}={value}: {wanted}")
        known[key] = value
    return known


def _wanted(key: str, value: str) -> str | None:
    """What an attribute's value should be, where it is not."""
    if key == "match":
        return None if value in ("exact", "never") else "exact or never"
    if key == "percent":
        return None if value == "yes" else "the one value is yes"
    if key == "polarity":
        return None if value in _POLARITIES else f"one of {', '.join(_POLARITIES)}"
    if key == "sizes":
        unclear = [size for size in value.split("|") if not sizes.parse(size)]
        return f"not a parameter count: {unclear[0]!r}" if unclear else None
    kind = Kind.METRIC if key == "default_metric" else Kind.MODEL
    return None if value.startswith(f"{kind}/") else f"the id of a {kind}"
