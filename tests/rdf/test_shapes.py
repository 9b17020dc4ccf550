"""`kg check` against the shapes: sound graphs conform, and each planted mistake is found by name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg import edition, shapes
from kg.edition import Edition, Provenance
from kg.rdf.terms import DCTERMS, MLS, OA, RDF
from kg.settings import LOCAL_IRI, Settings
from tests.end_to_end.conftest import kg
from tests.server.golden import GRAPH

OWN = LOCAL_IRI + "ontology#"


@pytest.fixture
def golden(tmp_path: Path) -> Edition:
    """The golden graph of the API's tests, as an edition."""
    return edition.write(tmp_path / "graph", (), lambda _: GRAPH, Provenance((), (), {}), Settings())


def test_the_golden_graph_conforms(golden: Edition) -> None:
    assert [str(violation) for violation in shapes.violations(golden)] == []


def test_the_sample_and_the_seeds_conform(sample: Path, seeds: Path) -> None:
    for directory in (sample, seeds):
        done = kg("check", "-d", directory)
        assert (done.returncode, done.stdout) == (0, "")
        assert "checking" in done.stderr


def planted(golden: Edition, term: str, old: str, new: str) -> list[shapes.Violation]:
    """What is found after a change in the first line of a result (else of anything) that has the term."""
    lines = golden.quads.read_text(encoding="utf-8").splitlines(keepends=True)
    [place, *_] = sorted(
        (place for place, line in enumerate(lines) if f"<{term}>" in line),
        key=lambda place: not lines[place].startswith(f"<{LOCAL_IRI}result/minitron"),
    )
    changed = re.sub(old, lambda _: new, lines[place], count=1)
    assert changed != lines[place]
    golden.quads.write_text("".join([*lines[:place], changed, *lines[place + 1 :]]), encoding="utf-8")
    return list(shapes.violations(golden))


@pytest.mark.parametrize(
    ("term", "old", "new", "shape", "right"),
    [
        (MLS + "hasValue", r"\^\^<\S+decimal>", "", "A result", "a decimal number"),
        (OWN + "evidence", r"^.*\n", "", "A result", "no fact without evidence"),
        (OWN + "claim", "claim-gain", "claim-better", "A result", "one of gain, loss, neutral, unknown"),
        (OWN + "count", "XMLSchema#integer", "XMLSchema#decimal", "A parameter count", "a whole number"),
        (OWN + "confidence", r'"[\d.]+"', '"1.5"', "A result", "a number from 0 to 1"),
        (DCTERMS + "title", r"^.*\n", "", "A paper", "a text that is not empty"),
        (DCTERMS + "issued", r'"\d{4}-\d\d', '"July', "A paper", "a day"),
        (OA + "start", r'"\d+"', '"99999"', "Offsets in Unicode code points into a stored text", "not after the end"),
        (OWN + "printed", "ontology#printed", "ontology#printd", "A result", "no such property"),
        (OWN + "on", "dataset/mmlu", "dataset/mmlu-typo", "Every relation leads somewhere", "that the graph describes"),
        (OWN + "of", "/model/", "/dataset/", "A result", "the IRI of a method or model"),
        (RDF + "predicate", "ontology#reports", "ontology#likes", "A judgement", "a relation that can be judged"),
    ],
)
def test_each_planted_violation_is_found(
    golden: Edition, term: str, old: str, new: str, shape: str, right: str
) -> None:
    found = planted(golden, term, old, new)
    assert any(violation.shape == shape and right in violation.right for violation in found), found


def test_the_report_names_subject_property_shape_and_what_would_be_right(golden: Edition) -> None:
    [found, *_] = planted(golden, OWN + "claim", "claim-gain", "claim-better")
    assert str(found) == (
        f"<{found.subject}> kg:claim: exactly one of gain, loss, neutral, unknown, not kg:claim-better (A result)"
    )
    assert found.subject.startswith(LOCAL_IRI + "result/")
