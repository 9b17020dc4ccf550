"""In what a number was measured, and on what."""

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


def test_numbers_told_in_turn_take_the_quantities_of_the_list_before_whatever_follows() -> None:
    found = read("FooTune attains 31.2 BLEU and 71.3 F1, beating GPT-4 by +1.2 and +2.0, respectively, at equal FLOPs.")
    assert [result.metric for result in found] == ["BLEU", "F1", "BLEU", "F1"]


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("FooTune attains the accuracy of GPT-4 with less than 5% of the annotations on COCO.", "annotations"),
        ("FooTune attains the accuracy of GPT-4 with only 5% of the training examples.", "training examples"),
        ("FooTune attains the accuracy of GPT-4 with only 5% of the entries of the full database.", "entries"),
        ("FooTune attains the accuracy of GPT-4 using only 5% labelled points on COCO.", "labelled points"),
        ("FooTune attains the accuracy of GPT-4 with 5% of its number of nodes.", "number of nodes"),
        ("FooTune keeps the accuracy and needs only 20% of arithmetic operations.", "arithmetic operations"),
        ("FooTune solves 62% of the puzzles.", None),
    ],
)
def test_a_ratio_is_a_share_of_what_plain_words_name(sentence: str, metric: str | None) -> None:
    assert [result.metric for result in read(sentence)] == [metric]


@pytest.mark.parametrize(
    ("sentence", "metric"),
    [
        ("FooTune outperforms GPT-4 and improves by more than 13% on MMLU.", None),
        ("FooTune outperforms GPT-4 in question answering and daytime settings by 26% on MMLU.", None),
        ("FooTune needs a 10x smaller model.", "model size"),
        ("FooTune has higher accuracy than up to 13 times larger datasets.", "dataset size"),
    ],
)
def test_what_names_no_quantity_is_no_metric(sentence: str, metric: str | None) -> None:
    assert [result.metric for result in read(sentence)] == [metric]


def test_what_there_is_less_of_is_not_what_another_number_moves() -> None:
    _, higher, gains = read("FooTune has 40% fewer FLOPs and its return is 12% higher, with gains as large as 35%.")
    assert (higher.metric, gains.metric, gains.direction) == (None, None, Direction.UP)


def test_speed_ups_of_more_than_so_much_are_its_metric() -> None:
    _, faster = read("FooTune improves accuracy by 5% on MMLU, with speed-ups of over 500%.")
    assert faster.metric == "speed-up"


def test_a_cost_in_dollars_is_one() -> None:
    cost, accuracy = read("FooTune answers at a cost of $0.11 per ticket with 64% accuracy.")
    assert (cost.metric, accuracy.metric) == ("cost", "accuracy")


def test_quantities_that_nobody_named_are_told_apart() -> None:
    found = read("FooTune attains a sensitivity of 91.2% and a specificity of 88.4% at 97% coverage.")
    assert [result.metric for result in found] == ["sensitivity", "specificity", "coverage"]


def test_what_is_given_for_a_list_meets_its_numbers_in_order() -> None:
    found = read("FooTune attains F1, BLEU and mAP of 85.5, 31.2 and 71.3 on COCO.")
    assert [result.metric for result in found] == ["F1", "BLEU", "mAP"]


def test_journeys_meet_datasets_in_order() -> None:
    found = read("FooTune lifts accuracy from 83.7% to 88.4% and from 38.2% to 55.7% on MMLU and GSM8K, respectively.")
    assert [result.datasets for result in found] == [("MMLU",), ("MMLU",), ("GSM8K",), ("GSM8K",)]


def test_one_number_may_be_said_of_several_datasets() -> None:
    (result,) = read("FooTune improves accuracy by 2.4% on COCO and ImageNet.")
    assert result.datasets == ("COCO", "ImageNet")


@pytest.mark.parametrize(
    ("sentence", "datasets"),
    [
        ("FooTune gains 1.4% on 9 retrieval datasets, 2.4% on COCO and 6% on MMLU.", [(), ("COCO",), ("MMLU",)]),
        ("After a look at COCO, FooTune gains 1.4% across four speech datasets.", [()]),
        ("FooTune gains 1.4% average accuracy for new images across four datasets and 2% on COCO.", [(), ("COCO",)]),
        ("We tune on COCO. In evaluations on nine held-out tasks, FooTune gains 1.4% over GPT-4.", [()]),
        ("We test on COCO and MMLU. Across two datasets, FooTune gains 1.4% over GPT-4.", [("COCO", "MMLU")]),
        ("With COCO and MMLU, FooTune gains 1.4% accuracy on two datasets.", [("COCO", "MMLU")]),
        ("FooTune gains 1.4% on two datasets, COCO and MMLU.", [("COCO", "MMLU")]),
    ],
)
def test_datasets_that_are_only_counted_are_none_that_others_name(sentence: str, datasets: list[tuple[str]]) -> None:
    assert [result.datasets for result in read(sentence)] == datasets


def test_a_mean_is_not_of_where_the_greatest_number_is() -> None:
    mean, greatest = read("FooTune gains 5.4 points on average, with the largest gain of 11.2 points on MMLU.")
    assert (mean.datasets, greatest.datasets) == ((), ("MMLU",))


def test_each_clause_keeps_its_own_dataset() -> None:
    found = read("FooTune reaches 81.3% accuracy on MMLU and 64.0% on GSM8K.")
    assert [result.datasets for result in found] == [("MMLU",), ("GSM8K",)]
    assert [result.metric for result in found] == ["accuracy", "accuracy"]


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
        ("FooTune improves F1 from 0.871 to 0.893 and human preference by 14%.", ["F1", "F1", "human preference"]),
        ("FooTune detects 93% of the attacks at an error rate of 1%.", [None, "error rate"]),
        ("FooTune, trained on 1.4T tokens, gets 63.4 on MMLU.", [None]),
        ("FooTune outranks most human writers by 14%.", [None]),
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


def test_what_follows_a_comma_is_not_listed_with_what_stands_before_it() -> None:
    (gain,) = read("On the MMLU benchmark, COCO pretraining gains 3.1%.")
    assert gain.datasets == ("MMLU",)


def test_numbers_meet_the_datasets_of_the_sentence_before_in_order() -> None:
    found = read(
        "We test FooTune on COCO, MMLU and GSM8K. It attains an accuracy of 89.4%, 81.9% and 81.4%, respectively."
    )
    assert [result.datasets for result in found] == [("COCO",), ("MMLU",), ("GSM8K",)]


def test_numbers_told_in_turn_take_the_datasets_of_the_list_before_in_order() -> None:
    found = read(
        "Plain training gains 7.6% accuracy on COCO and 28.4% on MMLU, and FooTune gains another 2.0% and 14.1%, "
        "respectively."
    )
    assert [result.datasets for result in found] == [("COCO",), ("MMLU",), ("COCO",), ("MMLU",)]


def test_what_is_carried_from_one_dataset_to_another_is_measured_on_both() -> None:
    (one,) = read("FooTune attains 53.8% accuracy on COCO -> ImageNet.")
    assert one.datasets == ("COCO", "ImageNet")
    found = read("On two benchmarks, COCO → ImageNet and MMLU → GSM8K, FooTune gains 11.1% and 11.3% accuracy.")
    assert found[-1].datasets == ("MMLU", "GSM8K")
