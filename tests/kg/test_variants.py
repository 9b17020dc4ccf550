"""Forms with sizes: variants beside their families, and the parameter counts of results."""

from __future__ import annotations

import pytest

from kg.model import Kind, ParameterKind, ParameterSource, Role, Size
from tests.kg.builders import Page, view

TEXT = "We tune Llama 3.1 8B with ease; Llama 3.1 gets 71.5% and 8B models rule."


def llama() -> Page:
    return Page("A title", TEXT).entity(Kind.MODEL, "Llama 3.1", "Llama 3.1 8B", sizes=("8B",))


def counts(sizes: tuple[Size, ...]) -> list[tuple[float, ParameterKind]]:
    return [(size.value, size.kind) for size in sizes]


def test_a_form_with_a_size_is_a_variant_and_the_paper_relates_to_both() -> None:
    page = llama()
    graph = view(page)
    assert graph.of(page) == {"model/llama-3.1", "model/llama-3.1-8b"}
    variant = graph.concepts["model/llama-3.1-8b"]
    assert (variant.name, variant.variant_of) == ("Llama 3.1 8B", "model/llama-3.1")
    assert counts(variant.sizes) == [(8e9, ParameterKind.TOTAL)]
    [where] = graph.mention(page, "model/llama-3.1-8b").evidence
    assert where.quote == "Llama 3.1 8B"


@pytest.mark.parametrize("name", ["Llama-3.1-8b", "8B Llama 3.1", "Llama 3.1 (8B)"])
def test_a_name_with_a_size_brings_its_family(name: str) -> None:
    page = Page("A title").entity(Kind.MODEL, name, proposed=True)
    graph = view(page)
    assert graph.of(page) == {"model/llama-3.1", "model/llama-3.1-8b"}
    assert graph.mention(page, "model/llama-3.1").role is Role.PROPOSED


def test_variants_of_unlisted_families_join_across_papers() -> None:
    one = Page("One").entity(Kind.MODEL, "Foo-LM", "Foo-LM 7B")
    other = Page("Other").entity(Kind.MODEL, "foo lm 7b")
    graph = view(one, other)
    assert graph.of(one) == graph.of(other) == {"model/foo-lm", "model/foo-lm-7b"}


def test_a_listed_row_of_that_form_is_used() -> None:
    page = Page("A title").entity(Kind.MODEL, "Mixtral", "8x7B Mixtral")
    graph = view(page)
    assert graph.of(page) == {"model/mixtral", "model/mixtral-8x7b"}
    assert graph.concepts["model/mixtral-8x7b"].curated


def test_a_listed_row_named_by_its_size_brings_its_family_too() -> None:
    page = Page("A title").entity(Kind.MODEL, "Mixtral 8x7B")
    assert view(page).of(page) == {"model/mixtral", "model/mixtral-8x7b"}


def test_methods_with_sizes_make_no_variants() -> None:
    page = Page("A title").entity(Kind.METHOD, "Foo 7B").entity(Kind.METHOD, "Bar", "Bar 7B")
    assert view(page).of(page) == {"method/foo-7b", "method/bar"}


@pytest.mark.parametrize(
    ("subject", "size", "id"),
    [
        ("Llama 3.1", "8B", "model/llama-3.1-8b"),
        ("Llama 3.1", "8 billion", "model/llama-3.1-8b"),
        ("Llama 3.1 8B", None, "model/llama-3.1-8b"),
        ("Llama 3.1", "70B", "model/llama-3.1"),
        ("Llama 3.1", None, "model/llama-3.1"),
    ],
)
def test_a_result_is_of_the_variant_that_subject_and_size_name(subject: str, size: str | None, id: str) -> None:
    page = llama().result("gets 71.5%", "71.5", subject=subject, model_size=size)
    assert view(page).result("71.5").subject == id


def test_a_size_stated_with_the_result_comes_first() -> None:
    page = llama().result("71.5% and 8B", "71.5", subject="Llama 3.1", model_size="8B")
    [size] = view(page).result("71.5").sizes
    assert (size.value, size.source, size.printed) == (8e9, ParameterSource.STATED, "8B")
    assert size.evidence
    assert size.evidence.quote == "8B"


def test_then_comes_the_name_of_the_subject() -> None:
    page = Page("A title", "Foo 7B gets 50%, Foo 13B less.").entity(
        Kind.MODEL, "Foo", "Foo 7B", "Foo 13B", sizes=("7B", "13B")
    )
    page.result("Foo 7B gets 50%", "50", subject="Foo 7B")
    [size] = view(page).result("50").sizes
    assert (size.value, size.source) == (7e9, ParameterSource.MODEL)
    assert size.evidence
    assert size.evidence.quote == "7B"


def test_then_what_the_paper_says_of_the_subject() -> None:
    page = Page("A title", "Foo, with 2B and 30B-A3B models, gets 50%.")
    page.entity(Kind.METHOD, "Foo", proposed=True, sizes=("2B", "30B-A3B")).result("gets 50%", "50", subject="Foo")
    sizes = view(page).result("50").sizes
    assert counts(sizes) == [
        (2e9, ParameterKind.TOTAL),
        (30e9, ParameterKind.TOTAL),
        (3e9, ParameterKind.ACTIVE),
    ]
    assert {size.source for size in sizes} == {ParameterSource.MODEL}


def test_then_what_the_vocabulary_says() -> None:
    page = Page("A title", "Mixtral 8x7B gets 50%.").entity(Kind.MODEL, "Mixtral 8x7B")
    page.result("gets 50%", "50", subject="Mixtral 8x7B")
    assert counts(view(page).result("50").sizes) == [(46.7e9, ParameterKind.TOTAL), (12.9e9, ParameterKind.ACTIVE)]


def test_and_else_the_size_is_unknown() -> None:
    page = Page("A title", "Foo 8x3B gets 50%, 60% in XL.").entity(Kind.MODEL, "Foo", "Foo 8x3B")
    page.result("gets 50%", "50", subject="Foo 8x3B").result("60% in XL", "60", subject="Foo", model_size="XL")
    graph = view(page)
    assert graph.result("50").sizes == graph.result("60").sizes == ()


def test_a_size_of_somebody_elses_model_is_not_the_results() -> None:
    page = Page("A title", "We gain 5 points; Foo has 7B.").entity(Kind.MODEL, "Foo", sizes=("7B",))
    assert view(page.result("gain 5 points", "5")).result("5").sizes == ()


def test_a_concept_gathers_sizes_with_the_evidence_of_the_first_paper() -> None:
    pages = [
        Page(title, f"Foo has {size}.").entity(Kind.MODEL, "Foo", sizes=(size,))
        for title, size in (("One", "7B"), ("Two", "7B"), ("Three", "13B"))
    ]
    sizes = view(*pages).concepts["model/foo"].sizes
    assert [size.value for size in sizes] == [7e9, 13e9]
    assert sizes[0].evidence
    assert sizes[0].evidence.paper == min(pages[0].paper.id, pages[1].paper.id)
