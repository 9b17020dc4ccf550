"""What a user may set from the environment, read once by whoever composes the program."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from kg.errors import BadInput
from kg.stores.neo4j import Address

LOCAL_IRI = "http://localhost:8000/"
"""The default base: on the default server every entity's IRI leads somewhere. Set KG_BASE_IRI before publishing."""

_ABSOLUTE = re.compile(r"""[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>"{}|^`\\]+""")
_BASE = re.compile(r"""[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>"{}|^`\\#?]*/""")


@dataclass(frozen=True, slots=True)
class Settings:
    """`base_iri` goes before an id to make its IRI and ends in a slash: what belongs to a node stands after a hash.

    `license` is the IRI of the terms on which the graph is published, which whoever publishes it has to know.
    """

    base_iri: str = LOCAL_IRI
    license: str | None = None

    def __post_init__(self) -> None:
        if self.license is not None and not _ABSOLUTE.fullmatch(self.license):
            raise BadInput(f"KG_LICENSE must be the IRI of a licence, not {self.license!r}")
        if not _BASE.fullmatch(self.base_iri):
            raise BadInput(f"KG_BASE_IRI must be an absolute IRI without # or ? that ends in /, not {self.base_iri!r}")


def from_environment() -> Settings:
    """Settings from KG_BASE_IRI and KG_LICENSE.

    Raises:
        BadInput: a value that cannot be meant.
    """
    return Settings(os.environ.get("KG_BASE_IRI", LOCAL_IRI), os.environ.get("KG_LICENSE") or None)


def neo4j_from_environment(variable: str = "NEO4J_URI") -> Address:
    """A Neo4j server from NEO4J_URI (or another variable), NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE.

    The password may stand in a file instead, which NEO4J_PASSWORD_FILE names.

    Raises:
        BadInput: no server is named, or a value that cannot be meant.
    """
    uri = os.environ.get(variable)
    if not uri:
        raise BadInput(f"no Neo4j server: set {variable}, like neo4j://localhost:7687")
    password, file = os.environ.get("NEO4J_PASSWORD"), os.environ.get("NEO4J_PASSWORD_FILE")
    if password is None and file:
        try:
            password = Path(file).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as problem:
            raise BadInput(f"NEO4J_PASSWORD_FILE can't be read: {problem}") from problem
    username, database = os.environ.get("NEO4J_USERNAME") or "neo4j", os.environ.get("NEO4J_DATABASE") or None
    return Address(uri, username, password, database)


def store_from_environment() -> Address | None:
    """The Neo4j server that KG_STORE names, to answer from; None where it names none.

    Raises:
        BadInput: KG_STORE is no Neo4j server's address, or the password can't be read.
    """
    return neo4j_from_environment("KG_STORE") if os.environ.get("KG_STORE") else None
