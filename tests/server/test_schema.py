"""The schema is the one on file, says what each thing is, and keeps all that clients rely on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graphql import GraphQLNamedType, build_schema
from graphql.utilities import find_breaking_changes, find_dangerous_changes

from server.graphql import sdl

OURS = build_schema(sdl.text())


def test_the_file_is_what_the_code_says() -> None:
    assert sdl.FILE.read_text(encoding="utf-8") == sdl.text(), "run: python -m server.graphql.sdl"


def test_nothing_that_clients_rely_on_is_missing_or_changed(shared: Path) -> None:
    core = build_schema((shared / "core.graphql").read_text(encoding="utf-8"))
    assert [change.description for change in find_breaking_changes(core, OURS)] == []
    defaults = [c.description for c in find_dangerous_changes(core, OURS) if c.type.name == "ARG_DEFAULT_VALUE_CHANGE"]
    assert defaults == []


def own_types() -> list[GraphQLNamedType]:
    scalars = {"String", "Int", "Float", "Boolean", "ID"}
    return [type for name, type in OURS.type_map.items() if name not in scalars and not name.startswith("__")]


def undescribed(type: GraphQLNamedType) -> Iterator[str]:
    if not type.description:
        yield type.name
    for name, field in getattr(type, "fields", {}).items():
        if not field.description:
            yield f"{type.name}.{name}"
        yield from (f"{type.name}.{name}({arg})" for arg, a in getattr(field, "args", {}).items() if not a.description)
    yield from (f"{type.name}.{name}" for name, value in getattr(type, "values", {}).items() if not value.description)


def test_everything_is_described() -> None:
    assert [name for type in own_types() for name in undescribed(type)] == []


def test_the_file_is_not_rewritten_where_that_breaks_clients(tmp_path: Path) -> None:
    file = tmp_path / "api.graphql"
    before = sdl.text().replace("type Query {", "type Query {\n  goodbye: String")
    file.write_text(before, encoding="utf-8")
    assert sdl.broken(before, sdl.text()) == ["Field Query.goodbye was removed."]
    assert (sdl.main(file, False), file.read_text(encoding="utf-8")) == (1, before)
    assert (sdl.main(file, True), file.read_text(encoding="utf-8")) == (0, sdl.text())
    assert sdl.main(file, False) == 0
