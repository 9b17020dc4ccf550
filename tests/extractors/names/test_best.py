"""The encoder, which reads best: what it names, however long the text, and what it says where it is not installed."""

from __future__ import annotations

import sys

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from extractors import engines, pipeline
from extractors.accuracy import Accuracy
from extractors.components.names import wordpieces
from extractors.components.names.encoder import VOCABULARY, Encoder
from extractors.layout import doc_text
from kg.errors import EngineError
from kg.model import Kind, Paper

SAID = "We propose LatteNet, a graph transformer, which reaches 71.2% accuracy on ImageNet-R and beats ResNet-50."
ASIDE = "It was a long day in the hills, and nobody there had much to say of it. "


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline.load(Accuracy.BEST)


@pytest.fixture(scope="module")
def encoder(nlp: Language) -> Encoder:
    found = nlp.get_pipe("encoder")
    assert isinstance(found, Encoder)
    return found


def named(doc: Doc) -> set[tuple[str, str]]:
    return {(span.text, span.label_) for span in doc.ents}


def test_it_names_what_no_list_holds(nlp: Language, encoder: Encoder) -> None:
    found = named(encoder(nlp.make_doc(SAID)))
    assert {("ImageNet-R", Kind.DATASET), ("ResNet-50", Kind.MODEL), ("accuracy", Kind.METRIC)} <= found
    assert "LatteNet" in {name for name, _ in found}


@pytest.mark.parametrize(
    ("title", "abstract"),
    [
        ("GPT", "4 is large."),
        ("The Study of Knowledge Capacity Scaling Laws", "Scaling laws describe how models of any size behave."),
    ],
)
def test_no_name_goes_on_from_the_title_into_the_abstract(
    title: str, abstract: str, nlp: Language, encoder: Encoder
) -> None:
    found = named(encoder(nlp.make_doc(doc_text(title, abstract))))
    assert found
    assert all(name in title or name in abstract for name, _ in found)


@pytest.mark.parametrize("asides", [30, 60])
def test_the_end_of_a_long_text_is_read_too(asides: int, nlp: Language, encoder: Encoder) -> None:
    text = ASIDE * asides + SAID
    pieces = wordpieces.pieces(wordpieces.tokenizer(Accuracy.BEST.names / VOCABULARY), text)
    assert len(pieces.ids) > wordpieces.LONGEST * (asides // 30)
    assert encoder.chances(pieces).shape[0] == len(pieces.ids)
    assert {"ImageNet-R", "ResNet-50", "LatteNet"} <= {name for name, _ in named(encoder(nlp.make_doc(text)))}


def test_every_engine_reads_the_same() -> None:
    papers = [Paper(f"paper/{number}", f"Study {number}", f"{SAID} It has {number}B parameters.") for number in (1, 2)]
    alone = list(pipeline.read_all(papers, Accuracy.BEST))
    assert [reading.results[0].printed for reading in alone] == ["71.2", "71.2"]
    with engines.local(2, Accuracy.BEST) as engine:
        assert list(engine(papers)) == alone


def test_its_version_says_who_read() -> None:
    assert pipeline.version(Accuracy.BEST) != pipeline.version(Accuracy.FAST)
    assert [Accuracy.of(pipeline.version(accuracy)) for accuracy in Accuracy] == list(Accuracy)


def test_where_it_is_not_installed_it_says_how_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    monkeypatch.delitem(sys.modules, "extractors.components.names.encoder")
    with pytest.raises(EngineError, match=r"pip install 'paperkg\[best\]'"):
        pipeline.load(Accuracy.BEST)
