"""Whose number it is, in what it was measured, on what, and against what."""

from __future__ import annotations

import pytest

from kg.model import Direction

from .reading import read


def test_a_plain_sentence_fills_every_slot() -> None:
    (result,) = read("FooTune improves accuracy on GSM8K by 4.2 points over full fine-tuning.")
    assert (result.subject, result.metric, result.datasets) == ("FooTune", "accuracy", ("GSM8K",))
    assert result.baseline == "full fine-tuning"


def test_numbers_meet_datasets_in_order() -> None:
    first, second = read("We improve BLEU by 1.2 and 3.4 points on COCO and ImageNet, respectively.")
    assert (first.datasets, second.datasets) == (("COCO",), ("ImageNet",))
    assert first.metric == second.metric == "BLEU"


def test_three_numbers_meet_three_datasets() -> None:
    found = read("FooTune attains 71.2, 68.9 and 80.1 mAP on COCO, ImageNet and MMLU respectively.")
    assert [result.datasets for result in found] == [("COCO",), ("ImageNet",), ("MMLU",)]


def test_numbers_in_parentheses_stand_with_those_before_them() -> None:
    found = read("FooTune attains 71.2% (+3.3%), 68.9% (+0.2%) and 80.1% (+1.4%) accuracy on COCO, ImageNet and MMLU.")
    assert [result.datasets for result in found[::2]] == [("COCO",), ("ImageNet",), ("MMLU",)]
    assert [result.datasets for result in found[1::2]] == [("COCO",), ("ImageNet",), ("MMLU",)]


def test_numbers_meet_metrics_in_order() -> None:
    first, second = read("FooTune gains 2.5 and 1.1 points in accuracy and BLEU on COCO, respectively.")
    assert (first.metric, second.metric) == ("accuracy", "BLEU")


def test_a_number_keeps_the_metric_that_it_is_given_for() -> None:
    found = read("FooTune attains accuracy of 74.19 F1 of 0.73 BLEU of 31.2 and latency of 5 ms on COCO.")
    assert [result.metric for result in found] == ["accuracy", "F1", "BLEU", "latency"]


def test_a_level_has_no_metric_of_another_unit_or_clause() -> None:
    _, won = read("FooTune reaches a BLEU of 31.2 and wins 58% of comparisons.")
    assert won.metric is None
    preferred, _ = read("Judges preferred FooTune in 71% of cases, although BLEU on COCO improved by only 0.3.")
    assert preferred.metric is None


def test_numbers_meet_the_quantities_of_the_levels_before_in_order() -> None:
    found = read("FooTune attains a BLEU of 31.2 and an F1 of 71.3, outperforming GPT-4 by 6% and 3%, respectively.")
    assert [result.metric for result in found] == ["BLEU", "F1", "BLEU", "F1"]


def test_what_there_is_less_of_is_not_what_another_number_moves() -> None:
    _, higher, gains = read("FooTune has 40% fewer FLOPs and its return is 12% higher, with gains as large as 35%.")
    assert (higher.metric, gains.metric, gains.direction) == (None, None, Direction.UP)


def test_speed_ups_of_more_than_so_much_are_its_metric() -> None:
    _, faster = read("FooTune improves accuracy by 5% on MMLU, with speed-ups of over 500%.")
    assert faster.metric == "speed-up"


def test_the_size_in_the_name_behind_a_number_is_its_size() -> None:
    found = read("FooTune changes answers in 41% of cases for BarLM 7B, but in only 17% for BarLM 70B.")
    assert found[-1].model_size == "70B"


def test_a_cost_in_dollars_is_one() -> None:
    cost, accuracy = read("FooTune answers at a cost of $0.11 per ticket with 64% accuracy.")
    assert (cost.metric, accuracy.metric) == ("cost", "accuracy")


def test_what_is_behind_or_ahead_has_its_rival() -> None:
    found = read("FooTune is 1.8 points below full fine-tuning, 0.7 points behind GPT-4 and 3 points ahead of BarLM.")
    assert [result.baseline for result in found] == ["full fine-tuning", "GPT-4", "BarLM"]
    (near,) = read("FooTune comes within 15 points of GPT-4 on MMLU.")
    assert near.baseline == "GPT-4"


def test_a_range_of_sizes_is_no_size() -> None:
    (result,) = read("Across five models (1B--7B), FooTune improves accuracy by 6%.")
    assert result.model_size is None


def test_quantities_that_nobody_named_are_told_apart() -> None:
    found = read("FooTune attains a sensitivity of 91.2% and a specificity of 88.4% at 97% coverage.")
    assert [result.metric for result in found] == ["sensitivity", "specificity", "coverage"]


def test_what_is_given_for_a_list_meets_its_numbers_in_order() -> None:
    found = read("FooTune attains F1, BLEU and mAP of 85.5, 31.2 and 71.3 on COCO.")
    assert [result.metric for result in found] == ["F1", "BLEU", "mAP"]


def test_journeys_meet_datasets_in_order() -> None:
    found = read("FooTune lifts accuracy from 83.7% to 88.4% and from 38.2% to 55.7% on MMLU and GSM8K, respectively.")
    assert [result.datasets for result in found] == [("MMLU",), ("MMLU",), ("GSM8K",), ("GSM8K",)]


def test_numbers_meet_sizes_in_order() -> None:
    found = read("FooTune yields gains of 28.1% and 6.5% on MMLU at the 7B and 70B scales respectively.")
    assert [result.model_size for result in found] == ["7B", "70B"]


def test_one_number_may_be_said_of_several_datasets() -> None:
    (result,) = read("FooTune improves accuracy by 2.4% on COCO and ImageNet.")
    assert result.datasets == ("COCO", "ImageNet")


def test_each_clause_keeps_its_own_dataset() -> None:
    found = read("FooTune reaches 81.3% accuracy on MMLU and 64.0% on GSM8K.")
    assert [result.datasets for result in found] == [("MMLU",), ("GSM8K",)]
    assert [result.metric for result in found] == ["accuracy", "accuracy"]


def test_each_clause_keeps_its_own_subject() -> None:
    found = read("BarLM scores 45.2% on GSM8K, while GPT-4 scores 92.0%.")
    assert [result.subject for result in found] == ["BarLM", "GPT-4"]


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        ("FooTune attains 74.0% accuracy on MMLU, against 64.1% for GPT-4.", ["FooTune", "GPT-4"]),
        (
            "FooTune attains 74.0% accuracy on MMLU, compared with 64.1% for GPT-4 and 49.3% for BarLM.",
            ["FooTune", "GPT-4", "BarLM"],
        ),
        ("FooTune attains a BLEU of 0.72 on COCO, versus 0.55 for the best baseline.", ["FooTune", None]),
        ("FooTune attains an accuracy of 74.0% on MMLU, up from 64.1% for GPT-4.", ["FooTune", "GPT-4"]),
        ("FooTune improves accuracy on MMLU by a large margin (64.1% vs. 74.0%).", ["FooTune", "FooTune"]),
        ("FooTune defends against 95.0% of the attacks with an accuracy of 74.0%.", ["FooTune", "FooTune"]),
        ("FooTune brings the latency down from 18.3 to 6.1 ms.", [None, "FooTune"]),
        ("FooTune improves accuracy on MMLU by a large margin (74.0% vs. 64.1%).", ["FooTune", None]),
        ("FooTune outperforms GPT-4 (74.0% vs. 64.1%) on MMLU.", ["FooTune", "GPT-4"]),
        ("On MMLU, FooTune attains higher accuracy (74.0%) than BarLM (64.1%).", ["FooTune", "BarLM"]),
    ],
)
def test_a_level_beside_another_is_not_of_the_same_one(sentence: str, subjects: list[str | None]) -> None:
    assert [result.subject for result in read(sentence)] == subjects


def test_a_number_is_of_what_does_as_its_clause_says() -> None:
    found = read(
        "Experiments on MMLU with GPT-4 improving BLEU by 7.6% and FooTune further boosting it by 2.0% show this."
    )
    assert [result.subject for result in found] == ["GPT-4", "FooTune"]


@pytest.mark.parametrize(
    "sentence", ["Adding FooTune to BarLM improves BLEU by 3.3%.", "FooTune with BarLM improves BLEU by 3.3%."]
)
def test_what_something_is_added_to_attains_nothing(sentence: str) -> None:
    assert [result.subject for result in read(sentence)] == ["FooTune"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Our student even outperforms its teacher BarLM with 57% accuracy on MMLU.",
        "It surpasses the strong GPT-4 on COCO with an mAP of 57.2.",
    ],
)
def test_a_number_is_not_of_what_is_outperformed(sentence: str) -> None:
    assert [result.subject for result in read(sentence)] == [None]


@pytest.mark.parametrize(("whose", "subject"), [("for vanilla GPT-4", "GPT-4"), ("for the best baseline", None)])
def test_the_level_held_against_is_of_what_follows(whose: str, subject: str | None) -> None:
    found = read(f"FooTune attains 74.0% accuracy on MMLU, compared to 64.1% {whose}.")
    assert [result.subject for result in found] == ["FooTune", subject]


def test_what_a_sentence_says_something_of_attains_its_numbers() -> None:
    found = read("We introduce FooTune for chat. The fine-tuned BarLM model achieves 71.2% accuracy on MMLU.")
    assert [result.subject for result in found] == ["BarLM"]


@pytest.mark.parametrize(
    ("sentence", "baseline"),
    [
        ("FooTune outperforms GPT-4 by 3.1% on MMLU.", "GPT-4"),
        ("FooTune improves over prior models by 18 points on MMLU.", "prior models"),
        ("FooTune needs 40x fewer training tokens than training from scratch.", "training from scratch"),
    ],
)
def test_the_baseline_may_be_a_name_or_words(sentence: str, baseline: str) -> None:
    assert [result.baseline for result in read(sentence)] == [baseline]


@pytest.mark.parametrize(
    ("sentence", "baseline"),
    [
        ("FooTune gains 4.2 points over a strong ensemble baseline on MMLU.", "strong ensemble baseline"),
        ("FooTune gains 4.2 points over the state-of-the-art BarLM on MMLU.", "BarLM"),
        ("FooTune gains 4.2 points over popular methods such as BarLM on MMLU.", "BarLM"),
        ("FooTune improves the previous state of the art on MMLU by 4.2%.", "previous state of the art"),
        ("FooTune cuts the cost of the previous work by 12%.", "previous work"),
        ("FooTune reduces memory by up to 73% when training BarLM on COCO.", None),
        ("FooTune yields an accuracy gain of 4.2% for BarLM on MMLU.", None),
    ],
)
def test_the_baseline_is_what_words_say_that_is_compared_with(sentence: str, baseline: str | None) -> None:
    assert [result.baseline for result in read(sentence)] == [baseline]


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("FooTune is 2.5x faster than full fine-tuning.", "speed"),
        ("It needs 40x fewer training tokens than training from scratch.", "training tokens"),
        ("FooTune needs only 0.1% of the trainable parameters.", "trainable parameters"),
        ("The error drops by 12% relative.", "error"),
        ("FooTune closes the performance gap to GPT-4 by 96.4%.", "performance gap"),
        ("FooTune is 30% more diverse than full fine-tuning.", "diversity"),
        ("FooTune writes 2.5x more x86 programs than GPT-4.", "x86 programs"),
        ("FooTune improves dog understanding of GPT-4 by 8.2%.", "dog understanding"),
        ("There is a strong correlation between barking and memory (r = 0.95).", "correlation"),
    ],
)
def test_a_metric_that_nobody_named_is_read_from_the_words(sentence: str, metric: str) -> None:
    assert [result.metric for result in read(sentence)] == [metric]


@pytest.mark.parametrize(
    ("sentence", "metrics"),
    [
        ("FooTune reduces latency by 18.4% and network traffic by 24.5%.", ["latency", "network traffic"]),
        ("FooTune outperforms GPT-4 by 0.3 APbox on COCO and 0.5 APmask on ImageNet.", ["APbox", "APmask"]),
        ("FooTune reaches a performance of 20.6 F1.", ["F1"]),
        ("FooTune is sharp (BLEU 51 mAP 0.998) on COCO.", ["BLEU", "mAP"]),
        ("FooTune saves 33% of the memory with accuracy drops of only 2%.", ["memory", "accuracy"]),
    ],
)
def test_each_number_has_a_metric_of_its_own(sentence: str, metrics: list[str]) -> None:
    assert [result.metric for result in read(sentence)] == metrics


@pytest.mark.parametrize(
    ("before", "metric"), [("The performance of FooTune is good.", "performance"), ("FooTune is good.", None)]
)
def test_performance_is_what_a_change_is_of_where_nothing_better_is_said_nearby(
    before: str, metric: str | None
) -> None:
    assert [result.metric for result in read(f"{before} It outperforms GPT-4 by 3.1% on MMLU.")] == [metric]


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [("It outperforms GPT-4 by 3.1% on MMLU.", "performance"), ("It improves by 3.1% on MMLU.", None)],
)
def test_what_betters_another_does_so_in_the_performance_that_the_text_speaks_of_anywhere(
    sentence: str, metric: str | None
) -> None:
    found = read(f"We study performance. FooTune is a method. It has three parts. {sentence}")
    assert [result.metric for result in found] == [metric]


@pytest.mark.parametrize(
    "sentence",
    [
        "FooTune's images are preferred 35% more often than prior work.",
        "FooTune finds paths that are 2% longer than the optimum paths.",
        "FooTune emits such text 10 times less frequently.",
    ],
)
def test_what_is_compared_with_and_how_often_is_no_metric(sentence: str) -> None:
    assert [result.metric for result in read(sentence)] == [None]


def test_that_of_another_is_what_is_compared_with() -> None:
    rivals = "full fine-tuning and GPT-4, two popular algorithms"
    found = read(
        f"FooTune is studied. On a 1B model, perplexity falls below that of {rivals}, with about 25% less memory."
    )
    assert [(result.subject, result.baseline) for result in found] == [("FooTune", "GPT-4")]


def test_what_a_number_was_reached_with_shares_no_turns_with_what_is_proposed() -> None:
    found = read("With GPT-4 and FooTune, we achieve an accuracy of 96.0 and 94.1 on MMLU and GSM8K, respectively.")
    assert [result.subject for result in found] == ["FooTune", "FooTune"]


def test_what_follows_a_comma_is_not_listed_with_what_stands_before_it() -> None:
    (gain,) = read("On the MMLU benchmark, COCO pretraining gains 3.1%.")
    assert gain.datasets == ("MMLU",)


@pytest.mark.parametrize(("printed", "size"), [("5.0 million parameters", "5.0M"), ("1.3-billion parameters", "1.3B")])
def test_a_size_has_one_spelling(printed: str, size: str) -> None:
    assert [r.model_size for r in read(f"FooTune with {printed} attains 71.2% accuracy on MMLU.")] == [size]


@pytest.mark.parametrize(
    ("sentence", "size"),
    [
        ("FooTune improves average accuracy by 3.9% for BarLM-8B.", "8B"),
        ("FooTune attains 48.8% accuracy on MMLU with 7B base models.", "7B"),
        ("FooTune attains 48.8% accuracy on MMLU, more than models of 7B and 13B.", None),
    ],
)
def test_the_only_size_on_which_something_was_measured_is_the_numbers(sentence: str, size: str | None) -> None:
    assert [result.model_size for result in read(sentence)] == [size]


def test_the_only_count_of_parameters_in_a_sentence_is_the_size() -> None:
    (ahead,) = read("A hybrid 125M-parameter BarLM surprisingly outperforms GPT-4 on MMLU by 1.0 points.")
    assert ahead.model_size == "125M"
    (budgeted,) = read("With FooTune and a parameter budget of 25M, we obtain an accuracy of 92.1% on COCO.")
    assert budgeted.model_size == "25M"


def test_parameters_of_others_and_fewer_or_tuned_ones_are_no_size() -> None:
    (tuned,) = read("With only 14M tunable parameters, FooTune outperforms GPT-4 by 33% on MMLU.")
    assert tuned.model_size is None
    (ahead,) = read("FooTune outperforms a 540B parameter model by 3% on MMLU.")
    assert ahead.model_size is None
    fewer = read("FooTune has 4 million fewer trainable parameters and reduces latency by 41%.")
    assert [result.model_size for result in fewer if result.value == 41] == [None]


def test_what_counts_other_things_is_no_size() -> None:
    (faster,) = read("FooTune runs 108x faster than GPT-4, and permits simulations with over 20 million modules.")
    assert faster.model_size is None
    (accurate,) = read("FooTune reaches 78.3% accuracy on ImageNet with only 413M multiply-adds.")
    assert accurate.model_size is None


@pytest.mark.parametrize(
    "sentence",
    [
        "GPT-4 achieves 62.9% accuracy on MMLU, and humans achieve 91.0%.",
        "GPT-4 achieves 62.9% accuracy on MMLU, which is below human performance (91.0%).",
        "GPT-4 achieves 62.9% accuracy on MMLU, while human experts reach an accuracy of 91.0%.",
    ],
)
def test_what_people_attain_is_no_models(sentence: str) -> None:
    model, people = read(sentence)
    assert (model.subject, people.subject) == ("GPT-4", None)


def test_numbers_meet_the_datasets_of_the_sentence_before_in_order() -> None:
    found = read(
        "We test FooTune on COCO, MMLU and GSM8K. It attains an accuracy of 89.4%, 81.9% and 81.4%, respectively."
    )
    assert [result.datasets for result in found] == [("COCO",), ("MMLU",), ("GSM8K",)]


def test_what_is_carried_from_one_dataset_to_another_is_measured_on_both() -> None:
    (one,) = read("FooTune attains 53.8% accuracy on COCO -> ImageNet.")
    assert one.datasets == ("COCO", "ImageNet")
    found = read("On two benchmarks, COCO → ImageNet and MMLU → GSM8K, FooTune gains 11.1% and 11.3% accuracy.")
    assert found[-1].datasets == ("MMLU", "GSM8K")


def test_a_baseline_goes_on_to_the_word_that_both_adjectives_are_of() -> None:
    (paired,) = read("FooTune outperforms competitive cascaded and end-to-end baselines on COCO by 3.5 points.")
    assert paired.baseline == "competitive cascaded and end-to-end baselines"
    (first,) = read("FooTune improves accuracy on COCO by 3.5 points over GPT-4 and other models.")
    assert first.baseline == "GPT-4"
