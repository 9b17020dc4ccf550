"""Names that a person should look at."""

from __future__ import annotations

from kg.assemble.review import Doubt, doubts
from kg.judgements import Judgements
from kg.model import Kind
from tests.kg.builders import VOCABULARY, Page


def test_names_of_two_kinds_or_with_several_proposers_are_listed() -> None:
    pages = (
        Page("One").entity(Kind.METHOD, "Foo").entity(Kind.METHOD, "SEAL", proposed=True),
        Page("Two").entity(Kind.MODEL, "foo").entity(Kind.METHOD, "SEAL", proposed=True),
        Page("Three").entity(Kind.MODEL, "Foo").entity(Kind.METHOD, "Bar", proposed=True),
        Page("Four").entity(Kind.METHOD, "LoRA", proposed=True).entity(Kind.MODEL, "LoRA"),
    )
    assert doubts([page.reading for page in pages], VOCABULARY, Judgements()) == [
        Doubt("method/seal", "SEAL", methods=2, models=0, proposers=2),
        Doubt("model/foo", "Foo", methods=1, models=2, proposers=0),
    ]
