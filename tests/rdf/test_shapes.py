"""`kg check` against the shapes: sound graphs conform, and each planted mistake is found by name."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from kg import edition, shapes
from kg.edition import Edition
from kg.manifest import Provenance
from kg.rdf.terms import DCTERMS, MLS, OA, RDF
from kg.settings import LOCAL_IRI, Settings
from tests.end_to_end.conftest import kg
from tests.kg.builders import judge
from tests.server.golden import GRAPH

OWN = LOCAL_IRI + "ontology#"


@pytest.fixture
def golden(tmp_path: Path) -> Edition:
    """The golden graph of the API's tests, as an edition."""
    return edition.write(tmp_path / "graph", (), lambda _: GRAPH, Provenance((), (), {}), Settings())


def test_the_golden_graph_conforms(golden: Edition) -> None:
    assert [str(violation) for violation in shapes.violations(golden)] == []


def test_verdicts_may_be_on_what_is_gone_by_them(tmp_path: Path) -> None:
    merged = judge("method/gone", "SAME_AS", "method/lora", paper="paper/elsewhere")
    graph = replace(GRAPH, judgements=(*GRAPH.judgements, merged))
    made = edition.write(tmp_path / "graph", (), lambda _: graph, Provenance((), (), {}), Settings())
    assert list(shapes.violations(made)) == []


def test_what_a_person_says_needs_no_words_of_the_paper(tmp_path: Path) -> None:
    def kept(confidence: float) -> list[str]:
        [first, *others] = GRAPH.mentions
        mentions = (replace(first, evidence=(), confidence=confidence), *others)
        graph = replace(GRAPH, mentions=mentions)
        made = edition.write(tmp_path / "graph", (), lambda _: graph, Provenance((), (), {}), Settings())
        return [str(violation) for violation in shapes.violations(made)]

    assert kept(confidence=1.0) == []
    [unfounded] = kept(confidence=0.99)
    assert unfounded.endswith(": no fact without evidence, unless a person is certain of it (A mention)")


def test_the_sample_and_the_seeds_conform(sample: Path, seeds: Path) -> None:
    for directory in (sample, seeds):
        done = kg("check", "-d", directory)
        assert (done.returncode, done.stdout) == (0, "")
        assert "checking" in done.stderr


def planted(golden: Edition, about: str, term: str, old: str, new: str) -> list[shapes.Violation]:
    """What is found after a change in the line that says something of a thing or its part."""
    lines = golden.quads.read_text(encoding="utf-8").splitlines(keepends=True)
    [place, *_] = (n for n, line in enumerate(lines) if line.startswith(f"<{LOCAL_IRI}{about}> <{term}>"))
    changed = re.sub(old, lambda _: new, lines[place], count=1)
    assert changed != lines[place]
    golden.quads.write_text("".join([*lines[:place], changed, *lines[place + 1 :]]), encoding="utf-8")
    return list(shapes.violations(golden))


PAPER, RESULT = "paper/arxiv-2407.14679", "result/minitron"
JUDGEMENT = f"{RESULT}#judgement-b21ff5f891e0b77f"
LINE = r"^.*\n"
POSITION = "Offsets in Unicode code points into a stored text"


@pytest.mark.parametrize(
    ("about", "term", "old", "new", "shape", "right"),
    [
        (RESULT, MLS + "hasValue", r"\^\^<\S+decimal>", "", "A result", "a decimal number"),
        (RESULT, OWN + "evidence", LINE, "", "A result", "no fact without evidence"),
        (RESULT, OWN + "claim", "claim-gain", "claim-better", "A result", "one of gain, loss, neutral, unknown"),
        (RESULT, OWN + "confidence", r'"[\d.]+"', '"1.5"', "A result", "a number from 0 to 1"),
        (RESULT, OWN + "printed", "ontology#printed", "ontology#printd", "A result", "no such property"),
        (RESULT, OWN + "of", "/model/", "/dataset/", "A result", "the IRI of a method or model"),
        (RESULT, OWN + "on", "/mmlu", "/mmlu-typo", "Every relation leads somewhere", "that the graph describes"),
        (RESULT, RDF + "type", LINE, "", "Everything has a class", "the class of its kind"),
        (f"{RESULT}#credit-1", RDF + "type", LINE, "", "A result", "a numbered part of the result"),
        (f"{RESULT}#evidence/position", OA + "start", r'"\d+"', '"99999"', POSITION, "not after the end"),
        ("model/minitron#parameters-1", OWN + "count", "#integer", "#decimal", "A parameter count", "a whole number"),
        (PAPER, DCTERMS + "title", LINE, "", "A paper", "a text that is not empty"),
        (PAPER, DCTERMS + "issued", r'"\d{4}-\d\d', '"July', "A paper", "a day"),
        (JUDGEMENT, RDF + "predicate", "#reports", "#likes", "A judgement", "one relation that can be judged"),
    ],
)
def test_each_planted_violation_is_found(
    golden: Edition, about: str, term: str, old: str, new: str, shape: str, right: str
) -> None:
    found = planted(golden, about, term, old, new)
    assert any(violation.shape == shape and right in violation.right for violation in found), found


def test_the_report_names_subject_property_shape_and_what_would_be_right(golden: Edition) -> None:
    [found, *_] = planted(golden, RESULT, OWN + "claim", "claim-gain", "claim-better")
    assert str(found) == (
        f"<{found.subject}> kg:claim: exactly one of gain, loss, neutral, unknown, not kg:claim-better (A result)"
    )
    assert found.subject.startswith(LOCAL_IRI + "result/")
