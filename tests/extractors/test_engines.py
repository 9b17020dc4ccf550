"""Engines hand out no more than they need, and say when what reads is not what it should be."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from extractors import engines, pipeline
from kg.errors import EngineError
from kg.model import Paper


def test_order_and_readings_do_not_depend_on_processes() -> None:
    papers = [Paper(f"paper/{n}", f"Study {n}", f"We compare BERT and GPT-4 on MMLU. Study {n}.") for n in range(5)]
    alone = list(pipeline.read_all(papers))
    assert [reading.paper for reading in alone] == papers
    with engines.local(2) as engine:
        assert list(engine(papers)) == alone


def test_only_so_many_partitions_are_held_at_a_time() -> None:
    taken = 0

    def papers() -> Iterator[Paper]:
        nonlocal taken
        for taken in range(1, 400):
            yield Paper(f"paper/{taken}", f"Study {taken}", "We use BERT.")

    with ThreadPoolExecutor(1) as pool:
        found = engines.spread(pool, papers(), 1)
        first = next(found)
        assert first.paper.id == "paper/1"
        assert taken == engines.WAITING * engines.PARTITION
        assert len([first, *found]) == 399


def test_a_text_on_which_a_component_fails_keeps_no_other_from_being_read() -> None:
    @Language.component("hard")
    def hard(doc: Doc) -> Doc:
        if "hard" in doc.text:
            raise ValueError("it is too hard")
        return doc

    nlp = pipeline.load()
    nlp.add_pipe("hard", before="results")
    papers = [Paper(f"paper/{n}", title, "We use BERT.") for n, title in enumerate(("A hard one", "An easy one") * 2)]
    found = list(pipeline.read_with(nlp, papers))
    assert [reading.paper for reading in found] == papers
    assert [reading.failure for reading in found] == 2 * ["hard failed on its text (ValueError: it is too hard)", None]
    assert [len(reading.entities) for reading in found] == 2 * [0, 1]


def test_another_version_of_the_pipeline_is_refused() -> None:
    with pytest.raises(EngineError, match=r"has version .* of the pipeline, not 0\.0"):
        pipeline.read_batch([], "0.0")
