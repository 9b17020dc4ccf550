"""What a user may set from the environment, read once by whoever composes the program."""

from __future__ import annotations

import os
from dataclasses import dataclass

from kg.errors import BadInput

LOCAL_IRI = "http://localhost:8000/"
"""The default base: on the default server every entity's IRI leads somewhere. Set KG_BASE_IRI before publishing."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`base_iri` goes before an id to make its IRI and ends in a slash or hash."""

    base_iri: str = LOCAL_IRI

    def __post_init__(self) -> None:
        if not self.base_iri.endswith(("/", "#")) or any(c in self.base_iri for c in ' <>"{}|^`\\'):
            raise BadInput(f"KG_BASE_IRI must be an IRI that ends in / or #, not {self.base_iri!r}")


def from_environment() -> Settings:
    """Settings from KG_BASE_IRI.

    Raises:
        BadInput: a value that cannot be meant.
    """
    return Settings(base_iri=os.environ.get("KG_BASE_IRI", LOCAL_IRI))
