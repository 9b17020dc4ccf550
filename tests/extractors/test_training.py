"""Learning every choice by the command that rebuilds them, here from the digests that ship."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import pytest

from extractors import pipeline
from extractors.accuracy import Accuracy
from extractors.components import results
from extractors.components.chooser import Chooser, shipped
from extractors.components.names.candidates import candidates
from extractors.components.things.entities import claims
from extractors.components.things.grouping import things
from extractors.components.things.judging import judge
from extractors.evaluation import score
from extractors.layout import doc_text, text_of
from extractors.training import choices, corpus, unseen
from kg.interchange import to_row
from kg.model import Extractor, Paper, Reading
from kg.vocabulary import load

DIGESTS = Path(__file__).parents[2] / "kg/examples/sample.gold.jsonl"
TEST = Extractor("test", "1")
FILES = ("judging", "results", "confidence")
NAMES = Accuracy.FAST.names


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Chooser]]:
    """The choosers by file and decision.

    The recogniser that ships finds the names, for want of some that know only parts of the digests.
    """
    folder = tmp_path_factory.mktemp("learned")
    for part in range(unseen.PARTS):
        trained = folder / f"parts/{part}/out/model-last"
        trained.parent.mkdir(parents=True)
        trained.symlink_to(NAMES)
    with pytest.MonkeyPatch.context() as given:
        given.setattr(choices, "MODELS", folder)
        given.setattr(sys, "argv", ["choices", "--gold", str(DIGESTS), "--parts", str(folder / "parts")])
        choices.main()
    written = {file: json.loads(gzip.decompress((folder / f"{file}.json.gz").read_bytes())) for file in FILES}
    return {file: {name: Chooser.of(weights) for name, weights in own.items()} for file, own in written.items()}


def test_every_choice_that_ships_is_learned(learned: dict[str, dict[str, Chooser]]) -> None:
    assert {file: set(own) for file, own in learned.items()} == {file: set(shipped(file)) for file in FILES}


def test_what_was_annotated_is_learned_almost_by_heart(learned: dict[str, dict[str, Chooser]]) -> None:
    nlp, vocabulary, rows = pipeline.naming(NAMES), load(), corpus.rows([DIGESTS])
    read = []
    for row in rows:
        paper, doc = Paper(row["id"], row["title"], row["abstract"]), nlp(doc_text(row["title"], row["abstract"]))
        likely = judge(doc, things(text_of(doc), candidates(doc), vocabulary), vocabulary, learned["judging"])
        named = tuple(claims(doc, paper, TEST, likely))
        read.append(dict(to_row(Reading(paper, named, results.read(doc, paper, TEST, named, learned["results"])))))
    report = score(rows, read)
    assert report["all lenient"]["f1"] > 85
    assert report["number"]["f1"] > 90
