"""The bundled questions: words, query, and the parameters that a reader may change."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from graphql import (
    ListTypeNode,
    NonNullTypeNode,
    OperationDefinitionNode,
    TypeNode,
    VariableDefinitionNode,
    parse,
    print_ast,
    value_from_ast_untyped,
)

import kg
from kg.model import Kind
from server.pages.words import scaled, unscaled, whole

FOLDER = Path(kg.__file__).parent / "examples" / "questions"

LANGUAGES = {"SPARQL": "question.rq", "Cypher": "question.cypher"}
"""Other languages that a question may be written in, and the files of them."""

NAMES = {
    "dataset": (Kind.DATASET,),
    "metric": (Kind.METRIC,),
    "task": (Kind.TASK,),
    "technique": (Kind.METHOD, Kind.MODEL),
    "baseline": (Kind.METHOD, Kind.MODEL),
    "costs": (Kind.METRIC,),
    "speeds": (Kind.METRIC,),
}
"""The kinds of thing that a variable of each name takes."""

READERS: dict[str, Callable[[str], Any]] = {"Float": unscaled, "Int": whole}
"""How values of each type are read; all others are texts."""

CHOICES = {"Unknown": ("INCLUDE", "EXCLUDE", "ONLY")}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a query, as a form asks for it."""

    name: str
    type: str
    many: bool
    default: Any

    @property
    def label(self) -> str:
        return f"{self.name} (separated by commas)" if self.many else self.name

    @property
    def choices(self) -> tuple[str, ...]:
        return CHOICES.get(self.type, ())

    @property
    def kinds(self) -> str:
        """The kinds whose names it takes, as GraphQL writes them; empty where it takes no names."""
        return " ".join(kind.name for kind in NAMES.get(self.name, ()) if self.type == "ID")

    def shown(self, value: Any) -> str:
        """A value as a form's field holds it."""
        if value is None:
            return ""
        if isinstance(value, list):
            return ", ".join(value)
        return scaled(value) if isinstance(value, float) else str(value)

    def read(self, text: str) -> Any:
        """What a form's field says.

        Raises:
            BadInput: it is no value of the variable's type.
        """
        if self.many:
            return [part.strip() for part in text.split(",") if part.strip()]
        return READERS.get(self.type, str.strip)(text)


@dataclass(frozen=True, slots=True)
class Question:
    """One of the bundled questions. `table` says what of its answer to show; `others` are its other languages."""

    slug: str
    title: str
    about: str
    query: str
    parameters: tuple[Parameter, ...]
    table: Mapping[str, Any]
    others: Mapping[str, str]

    @property
    def cypher(self) -> str:
        """The question in Cypher as it can be run at once: its parameters replaced by the variables' defaults."""
        defaults = {parameter.name: parameter.default for parameter in self.parameters}
        return re.sub(r"\$(\w+)", lambda name: _literal(defaults[name[1]]), self.others["Cypher"])

    def variables(self, given: Mapping[str, str]) -> dict[str, Any]:
        """The variables that a form gives; what is left empty keeps its default.

        Raises:
            BadInput: a value cannot be meant.
        """
        return {p.name: p.read(given[p.name]) for p in self.parameters if given.get(p.name, "").strip()}


def _literal(value: Any) -> str:
    """A value as Cypher writes it, which is as JSON does, but for big round numbers that people write shorter."""
    short = f"{value:g}" if isinstance(value, float) else ""
    if "e+" in short and float(short) == value:
        return short.replace("e+", "e")
    return msgspec.json.encode(value).decode()


def questions() -> tuple[Question, ...]:
    """The bundled questions, in their order."""
    return tuple(map(_question, sorted(FOLDER.glob("*/question.graphql"))))


def _question(file: Path) -> Question:
    folder = file.parent
    title, _, about = (folder / "README.md").read_text(encoding="utf-8").partition("\n")
    query = file.read_text(encoding="utf-8")
    others = {language: folder / name for language, name in LANGUAGES.items()}
    return Question(
        slug=folder.name,
        title=title.lstrip("# "),
        about=" ".join(about.split()),
        query=query,
        parameters=parameters(query),
        table=msgspec.json.decode((folder / "table.json").read_bytes()),
        others={name: path.read_text(encoding="utf-8") for name, path in others.items() if path.exists()},
    )


def parameters(query: str) -> tuple[Parameter, ...]:
    """The variables of a query's first operation."""
    operation = next(part for part in parse(query).definitions if isinstance(part, OperationDefinitionNode))
    return tuple(map(_parameter, operation.variable_definitions or ()))


def _parameter(definition: VariableDefinitionNode) -> Parameter:
    type, many = _bare(definition.type)
    default = value_from_ast_untyped(definition.default_value) if definition.default_value else None
    return Parameter(definition.variable.name.value, type, many, default)


def _bare(type: TypeNode) -> tuple[str, bool]:
    """A type's name, and whether it is a list of it."""
    if isinstance(type, NonNullTypeNode):
        return _bare(type.type)
    return (_bare(type.type)[0], True) if isinstance(type, ListTypeNode) else (print_ast(type), False)
