"""What a user may set, and what can't be meant."""

from __future__ import annotations

import pytest

from kg.errors import BadInput
from kg.settings import LOCAL_IRI, Settings


@pytest.mark.parametrize("base", [LOCAL_IRI, "https://kg.example/graph/", "urn:kg:/"])
def test_a_base_is_an_absolute_iri_that_ends_in_a_slash(base: str) -> None:
    assert Settings(base).base_iri == base


@pytest.mark.parametrize(
    "base",
    [
        "",
        "kg.example/",
        "http://x",
        "http://x/#",
        "http://x/?y/",
        "http://x y/",
        "http://<x>/",
        "http://x/\n",
        "http://x/\\/",
    ],
)
def test_another_base_is_refused(base: str) -> None:
    with pytest.raises(BadInput, match="KG_BASE_IRI"):
        Settings(base)


@pytest.mark.parametrize("license", ["", "CC0", "https://x y", "https://x/\n"])
def test_a_licence_is_an_iri(license: str) -> None:
    with pytest.raises(BadInput, match="KG_LICENSE"):
        Settings(license=license)
