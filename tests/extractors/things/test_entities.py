"""What the whole pipeline says of a text's names: kind, role, sizes, aliases and mentions, in our own small papers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors import pipeline
from kg.model import EntityClaim, Kind, Paper, Reading, Role

Read = Callable[[str, str], Reading]

KNOWN = "We compare BERT, Llama 3.1 and GPT-4 on MMLU, MMLU-Pro, CMMLU, MMMU, Global MMLU and GSM8K."


@pytest.fixture(scope="module")
def read() -> Read:
    """Reads one paper; the pipeline is loaded once."""
    nlp = pipeline.load()

    def one(title: str, abstract: str) -> Reading:
        (reading,) = pipeline.read_with(nlp, [Paper("paper/p", title, abstract)])
        return reading

    return one


def named(reading: Reading, name: str) -> EntityClaim:
    (entity,) = [entity for entity in reading.entities if entity.name == name]
    return entity


def names(reading: Reading, kind: Kind) -> set[str]:
    return {entity.name for entity in reading.entities if entity.kind is kind}


def proposed(reading: Reading) -> set[str]:
    return {entity.name for entity in reading.entities if entity.role is Role.PROPOSED}


def test_known_names_stay_apart(read: Read) -> None:
    reading = read("A comparison", KNOWN)
    assert names(reading, Kind.DATASET) == {"MMLU", "MMLU-Pro", "CMMLU", "MMMU", "Global MMLU", "GSM8K"}
    assert names(reading, Kind.MODEL) == {"BERT", "Llama 3.1", "GPT-4"}
    assert proposed(reading) == set()


def test_a_benchmark_is_not_the_subject_that_it_is_named_after(read: Read) -> None:
    reading = read("Sums", "Learning math is hard for a model, and MATH shows it. No race is run on RACE.")
    assert names(reading, Kind.DATASET) == {"MATH", "RACE"}
    assert len(named(reading, "MATH").mentions) == 1


@pytest.mark.parametrize(
    ("abstract", "name"),
    [
        ("News is written in many languages. Babel Bulletins is a novel dataset of headlines.", "Babel Bulletins"),
        (
            "LLMs perform impressive feats with in-context learning. We introduce FTOB (Foo from One Book), a "
            "benchmark for learning to translate. Baselines reach 44.7 chrF.",
            "FTOB",
        ),
        ("We curate FooCounter, a new English dataset of 1,911 pairs of abuse and replies.", "FooCounter"),
    ],
)
def test_what_is_called_a_dataset_is_one(read: Read, abstract: str, name: str) -> None:
    assert named(read("Reading", abstract), name).kind is Kind.DATASET


@pytest.mark.parametrize("lead", ["three datasets, namely", "the datasets (", "the test sets:", "benchmarks such as"])
def test_what_is_listed_as_datasets_are_some(read: Read, lead: str) -> None:
    reading = read("A study", f"We report the accuracy of BERT on {lead} Kennel, Puppyhood and WAGS.")
    assert names(reading, Kind.DATASET) == {"Kennel", "Puppyhood", "WAGS"}


def test_levels_of_data_are_no_datasets(read: Read) -> None:
    reading = read("A study", "We build Kennelworth, of three datasets: Document, Paragraph, and Sentence level.")
    assert not names(reading, Kind.DATASET) & {"Document", "Paragraph", "Sentence"}


def test_what_is_listed_as_models_is_no_dataset(read: Read) -> None:
    reading = read(
        "A study", "We test four powerful models (TSM, GST, TAM, and TPN) over three challenging benchmarks."
    )
    assert not names(reading, Kind.DATASET)


def test_what_is_called_a_technique_is_no_dataset(read: Read) -> None:
    abstract = "We build DogOIE, a dataset of documents. We also propose DogIE, a novel document-level OpenIE model."
    reading = read("DogOIE: A Document-level Dataset for OpenIE", f"Others read single sentences. {abstract}")
    assert names(reading, Kind.DATASET) == {"DogOIE"}
    assert proposed(reading) == {"DogOIE", "DogIE"}


def test_what_a_text_says_that_it_proposes_is_proposed_without_a_comma_too(read: Read) -> None:
    reading = read("Bark Analysis", "Motivated by barks this work proposes MultiBarkNet a novel system.")
    assert proposed(reading) == {"MultiBarkNet"}


def test_what_is_curated_as_something_else_is_called_a_dataset_in_vain(read: Read) -> None:
    assert (
        named(read("Reading", "GPT-4 is a benchmark for others. We compare it with Llama 3.1."), "GPT-4").kind
        is Kind.MODEL
    )


def test_what_builds_a_dataset_is_none(read: Read) -> None:
    assert named(read("Reading", "We propose SkillFoo, an approach to build a corpus."), "SkillFoo").kind is Kind.METHOD


def test_a_noun_after_a_models_name_is_no_part_of_it(read: Read) -> None:
    reading = read("Pruning", "We prune a large LLM. The resulting Minitron models improve MMLU scores by up to 16%.")
    assert names(reading, Kind.MODEL) == {"Minitron"}


def test_a_number_that_is_measured_next_is_no_part_of_a_name(read: Read) -> None:
    reading = read("Sorting", "Our accuracy rises by 4.1% on CIFAR10 4.3% on ImageWoof 2.5% on ImageNette and MMLU.")
    assert names(reading, Kind.DATASET) == {"CIFAR10", "ImageWoof", "ImageNette", "MMLU"}


def test_hardware_has_no_kind(read: Read) -> None:
    reading = read("Sorting", "We train on A100 and V100 GPUs and test on an FPGA. FooNet improves MMLU by 3% on GPUs.")
    assert {entity.name for entity in reading.entities} == {"FooNet", "MMLU"}


@pytest.mark.parametrize(
    ("listed", "datasets"),
    [
        ("(AVEC 2013 AVEC 2014 DAIC and E-DAIC)", {"AVEC 2013", "AVEC 2014", "DAIC", "E-DAIC"}),
        ("DOTA-v2.0 DOTA-v1.5 and DIOR-R respectively", {"DOTA-v2.0", "DOTA-v1.5", "DIOR-R"}),
        ("CIFAR-10 CIFAR-100 and TinyImageNet", {"CIFAR-10", "CIFAR-100", "TinyImageNet"}),
        ("3DMatch/3DLoMatch", {"3DMatch", "3DLoMatch"}),
    ],
)
def test_a_list_without_commas_is_a_list(read: Read, listed: str, datasets: set[str]) -> None:
    reading = read("Sorting", f"FooNet improves accuracy on the datasets {listed}.")
    assert names(reading, Kind.DATASET) == datasets


def test_a_list_in_a_text_that_lost_its_commas_is_a_list(read: Read) -> None:
    abstract = "We test our method on the three datasets CUB SUN-397 and AwA2. It gains 3.1% 4.6% and 2.2% accuracy."
    assert names(read("Seeing birds", abstract), Kind.DATASET) >= {"CUB", "AwA2"}


def test_what_a_title_spells_out_is_the_same_method(read: Read) -> None:
    title = "BARK: Balanced Answer Ranking with Kernels for Dog Breeds"
    reading = read(title, "Breeds are hard. We propose BARK, a ranking method. BARK attains 71.2% accuracy.")
    assert named(reading, "BARK").aliases == ("Balanced Answer Ranking with Kernels",)


def test_what_is_said_of_which_kind_a_method_is_is_no_part_of_its_name(read: Read) -> None:
    reading = read("A study", "We use standard active learning techniques to train BERT.")
    assert "active learning" in names(reading, Kind.METHOD)


def test_what_is_said_of_a_change_is_no_part_of_a_metric(read: Read) -> None:
    abstract = "We propose BARK. BARK achieves relative word error rate improvements of 13.6% on LibriSpeech."
    assert "relative word error rate improvements" not in names(read("Hearing dogs", abstract), Kind.METRIC)


@pytest.mark.parametrize(
    ("title", "abstract", "name", "kind"),
    [
        ("QuickFox: Fast Sorting", "We propose QuickFox, a method for sorting.", "QuickFox", Kind.METHOD),
        ("WoofLM: An Open Model", "We introduce WoofLM, a 7B language model. It beats Llama 2.", "WoofLM", Kind.MODEL),
        ("Sorting", "We release WhistleBench, a benchmark of 12k tunes.", "WhistleBench", Kind.DATASET),
        ("Sorting", "In this paper, we present a new dataset called BarkSet for dogs.", "BarkSet", Kind.DATASET),
        (
            "Learning to Bark with Rabbit Curriculum",
            "Rabbit Curriculum improves MMLU.",
            "Rabbit Curriculum",
            Kind.METHOD,
        ),
    ],
)
def test_what_a_paper_brings_is_proposed(read: Read, title: str, abstract: str, name: str, kind: Kind) -> None:
    reading = read(title, abstract)
    assert named(reading, name).kind is kind
    assert name in proposed(reading)


@pytest.mark.parametrize(
    "abstract",
    [
        "We evaluate BERT on MMLU.",
        "Prior work proposes LoRA. We study LoRA.",
        "Compared with GPT-4, Llama 3.1 is small.",
    ],
)
def test_what_a_paper_uses_is_not_proposed(read: Read, abstract: str) -> None:
    assert proposed(read("A study", abstract)) == set()


@pytest.mark.parametrize(
    ("title", "abstract", "name"),
    [
        ("Sorting with Memory", "Sorting is slow. Our sorter, BarkSort, keeps a memory of keys.", "BarkSort"),
        ("Sorting with Memory", "Keys are kept in a memory. We dub the resulting sorter BarkSort.", "BarkSort"),
        (
            "Sorting with Memory",
            'Sorters are averaged: we call the results "sorter soups." They are fast.',
            "sorter soups",
        ),
        ("Sorting with Memory", "Sorting is slow. BarkSort keeps a memory of keys. It is fast.", "BarkSort"),
        (
            "BarkSort: Fast Sorting",
            "We propose BarkSort, and a smaller variant. BarkSort-XL beats BERT.",
            "BarkSort-XL",
        ),
    ],
)
def test_a_name_that_a_paper_gives_to_its_own_is_proposed(read: Read, title: str, abstract: str, name: str) -> None:
    assert name in proposed(read(title, abstract))


def test_a_name_that_others_gave_is_not_proposed(read: Read) -> None:
    abstract = "Sorting is slow. QuickMax keeps a memory of keys. BarkSort uses none. We compare them."
    assert proposed(read("Fast or slow", abstract)) == set()


@pytest.mark.parametrize(
    ("title", "abstract"),
    [
        ("BarkSort: Key Memory Networks for Sorting", "We propose BarkSort, which sorts at once. BarkSort is fast."),
        ("A study", "We propose BarkSort, a novel contrastive learning framework for sorting."),
        (
            "Fast and Slow Sorting",
            "Sorting takes long. To this end, we propose a novel sequential diffusion framework, called BarkSort.",
        ),
    ],
)
def test_what_describes_a_name_is_not_proposed_beside_it(read: Read, title: str, abstract: str) -> None:
    assert proposed(read(title, abstract)) == {"BarkSort"}


def test_what_stands_in_an_address_is_no_name(read: Read) -> None:
    reading = read(
        "A study", "We compare BERT and CodeGen2. See https://github.com/someone/BarkKit and a.org/CodeGen2."
    )
    assert not any("BarkKit" in (entity.name, *entity.aliases) for entity in reading.entities)
    assert sum(entity.name == "CodeGen2" for entity in reading.entities) == 1


def test_an_acronym_and_its_expansion_are_one_method(read: Read) -> None:
    reading = read("Cheap tuning", "We use low-rank adaptation (LoRA). LoRA is cheap.")
    lora = named(reading, "LoRA")
    assert lora.aliases == ("low-rank adaptation",)
    assert len(lora.mentions) == 3


def test_sizes_belong_to_their_model(read: Read) -> None:
    reading = read("Sizes", "We compare Llama 3 8B, Llama 3 70B and Mixtral 8x7B after 6B tokens.")
    sizes = {entity.name: [size.printed for size in entity.parameters] for entity in reading.entities}
    assert sizes["Llama 3"] == ["8B", "70B"]
    assert sizes["Mixtral"] == ["8x7B"]


def test_sizes_of_unnamed_models_belong_to_what_is_proposed(read: Read) -> None:
    reading = read(
        "BarkTune: Tuning", "We propose BarkTune and train models with 1B, 7B, and, 16B parameters on 1M examples."
    )
    assert [size.printed for size in named(reading, "BarkTune").parameters] == ["1B", "7B", "16B"]


@pytest.mark.parametrize("form", ["\\method", "large language models", "Deep learning", "approach"])
def test_generic_words_and_macros_are_no_names(read: Read, form: str) -> None:
    reading = read("A study", f"We say that {form} beats all others on MMLU.")
    printed = {name for entity in reading.entities for name in (entity.name, *entity.aliases)}
    assert form not in printed
    assert form.strip("\\") not in printed


def test_a_dataset_is_evaluated_where_a_result_stands_beside_it(read: Read) -> None:
    reading = read("A study", "We pre-train on ImageNet. The accuracy on GSM8K reaches 61.2%.")
    assert named(reading, "GSM8K").evaluated
    assert not named(reading, "ImageNet").evaluated


def test_mentions_are_the_printed_forms(read: Read) -> None:
    reading = read("QuickFox: Fast Sorting", f"We propose QuickFox. {KNOWN} QuickFox sorts better than BERT.")
    for entity in reading.entities:
        forms = {reading.paper.text(span.field)[span.start : span.end].casefold() for span in entity.mentions}
        known = {name.casefold() for name in (entity.name, *entity.aliases)}
        assert forms <= known, entity.name
        assert 0 < entity.confidence <= 1


def test_a_paper_of_odd_characters_is_read(read: Read) -> None:
    assert read("🦊", "\u200b… ( ( $x$ \\ % 3.4").paper.title == "🦊"
