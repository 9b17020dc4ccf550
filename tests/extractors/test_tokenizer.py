"""Names and numbers stay in reach of matchers, and sentences end where people end them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from extractors.layout import doc_text
from extractors.tokenizer import blank


@pytest.fixture(scope="module")
def nlp() -> Language:
    return blank()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Llama-3-8B beats GPT-4o", ["Llama-3-8B", "beats", "GPT-4o"]),
        ("MMLU-Pro rises by +3.06.", ["MMLU-Pro", "rises", "by", "+3.06", "."]),
        ("pass@1 of 28.1%", ["pass@1", "of", "28.1", "%"]),
        ("a 7B or 8x7B model", ["a", "7B", "or", "8x7B", "model"]),
        ("2-4x less, 33-59% more", ["2", "-", "4", "x", "less", ",", "33", "-", "59", "%", "more"]),
        ("1.93x faster at 120ms", ["1.93", "x", "faster", "at", "120", "ms"]),
        ("F1/EM and BLEU/chrF", ["F1", "/", "EM", "and", "BLEU", "/", "chrF"]),
        ("BERT-based fine-tuning", ["BERT", "-", "based", "fine", "-", "tuning"]),
        ("accuracy(EM) on Qwen2.5-VL-7B", ["accuracy", "(", "EM", ")", "on", "Qwen2.5-VL-7B"]),
        ("after training.While others", ["after", "training", ".", "While", "others"]),
        ("by 5.0.Our LLMs.We", ["by", "5.0", ".", "Our", "LLMs", ".", "We"]),
    ],
)
def test_words(nlp: Language, text: str, words: list[str]) -> None:
    assert [token.text for token in nlp(text)] == words


@pytest.mark.parametrize(
    "sentences",
    [
        ["We use models, e.g. BERT.", "They work, i.e. well."],
        ["Smith et al. Show it in Fig. 3 and Sec. 4.1.", "We gain 3.2 vs. 3.1."],
        ["It rises from 61.2 to 64.0.", "7B models win."],
        ["Does it work?", "Yes!", '"It does."', "Code is at https://example.org."],
        ["It needs fewer FLOPs than Swin-L and ViViT-H.", "In few-shot tests it gains 3%."],
        ["J. Doe asks about U.S. law.", "In contrast, GPT-4 answers."],
    ],
)
def test_sentences(nlp: Language, sentences: list[str]) -> None:
    doc = nlp(doc_text("A title", " ".join(sentences)))
    assert [sentence.text.strip() for sentence in doc.sents] == ["A title", *sentences]


def test_a_sentence_ends_where_the_space_behind_it_was_lost(nlp: Language) -> None:
    doc = nlp(doc_text("A title", "It gains 5.0.Our code is free, as in the U.S.Library."))
    assert [sentence.text.strip() for sentence in doc.sents][1:] == [
        "It gains 5.0.",
        "Our code is free, as in the U.S.Library.",
    ]


def test_a_title_without_a_stop_is_a_sentence_of_its_own(nlp: Language) -> None:
    doc = nlp(doc_text("Why do dogs bark", "we do not know"))
    assert [sentence.text.strip() for sentence in doc.sents] == ["Why do dogs bark", "we do not know"]


@given(title=st.text(min_size=1, max_size=40), abstract=st.text(min_size=1, max_size=200))
def test_no_character_is_lost(nlp: Language, title: str, abstract: str) -> None:
    text = doc_text(title, abstract)
    doc = nlp(text)
    assert doc.text == text
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == text
