"""Which numbers report an outcome, of which kind, and which way they go."""

from __future__ import annotations

import pytest

from kg.model import Direction, ResultKind

from .reading import read

SCORE, CHANGE, FACTOR, RATIO = ResultKind.SCORE, ResultKind.CHANGE, ResultKind.FACTOR, ResultKind.RATIO
UP, DOWN = Direction.UP, Direction.DOWN

OUTCOMES = [
    ("FooTune reaches 81.3% accuracy on MMLU.", [("81.3", "%", SCORE, None)]),
    ("FooTune improves accuracy on GSM8K by 4.2 points over full fine-tuning.", [("4.2", "points", CHANGE, UP)]),
    ("FooTune outperforms full fine-tuning by 3.1% on MMLU.", [("3.1", "%", CHANGE, UP)]),
    ("Our method reduces latency by 40% compared to full fine-tuning.", [("40", "%", CHANGE, DOWN)]),
    ("FooTune is 2.5x faster than full fine-tuning.", [("2.5", "x", FACTOR, UP)]),
    ("Compared with GPT-4, FooTune achieves a 3-fold speedup.", [("3", "x", FACTOR, UP)]),
    ("It needs 40x fewer training tokens than training from scratch.", [("40", "x", FACTOR, DOWN)]),
    ("FooTune keeps 96% of the performance of GPT-4.", [("96", "%", RATIO, None)]),
    ("FooTune needs only 0.1% of the trainable parameters.", [("0.1", "%", RATIO, None)]),
    ("FooTune lowers perplexity from 12.4 to 9.8 on COCO.", [("12.4", "", SCORE, None), ("9.8", "", SCORE, None)]),
    ("FooTune saves up to 73% of the memory.", [("73", "%", CHANGE, DOWN)]),
    ("Training is an order of magnitude faster with FooTune.", [("an order of magnitude", "x", FACTOR, UP)]),
    ("FooTune doubles the accuracy of BarLM on GSM8K.", [("doubles", "x", FACTOR, UP)]),
    ("FooTune halves the memory of full fine-tuning.", [("halves", "x", FACTOR, DOWN)]),
    ("FooTune obtains 47.1 BLEU on COCO (+1.8).", [("47.1", "", SCORE, None), ("+1.8", "points", CHANGE, UP)]),
    ("FooTune improves perplexity by 5% over BarLM.", [("5", "%", CHANGE, DOWN)]),
    ("FooTune improves perplexity by +0.4 on COCO.", [("+0.4", "points", CHANGE, UP)]),
    ("FooTune outperforms BarLM by 2.1 points in latency.", [("2.1", "points", CHANGE, DOWN)]),
    ("FooTune runs at 700 frames per second.", [("700", "frames per second", SCORE, None)]),
    ("FooTune outperforms BarLM on 16 out of 18 datasets.", [("16", "datasets", SCORE, None)]),
    ("We use 3 of the 5 datasets.", []),
    ("Applied to COCO with a small LM, 1B tokens give higher accuracy on MMLU than 3B tokens sampled uniformly.", []),
    ("With window attention, we train the best baselines on 3 of the 5 datasets.", []),
    ("We report 8 GPU speedups of others.", []),
    ("FooTune yields a speedup of 7.55 over BarLM.", [("7.55", "x", FACTOR, UP)]),
    (
        "On COCO, FooTune improves accuracy (14.9% to 33.5%) over BarLM.",
        [("14.9", "%", SCORE, None), ("33.5", "%", SCORE, None)],
    ),
    (
        "The accuracy of FooTune correlates with scale (r = 0.95) and its perplexity=8.8 is low.",
        [("0.95", "", SCORE, None), ("8.8", "", SCORE, None)],
    ),
    (
        "FooTune out-performs BarLM by 7.9/5.8 BLEU scores.",
        [("7.9", "points", CHANGE, UP), ("5.8", "points", CHANGE, UP)],
    ),
    ("FooTune outperforms BarLM, which was made for dogs, by at least 14%.", [("14", "%", CHANGE, UP)]),
    (
        "FooTune reduces latency by 25% and has a 66.9% completion rate.",
        [("25", "%", CHANGE, DOWN), ("66.9", "%", SCORE, None)],
    ),
    ("FooTune is about 2 orders of magnitude faster.", [("2 orders of magnitude", "x", FACTOR, UP)]),
    ("FooTune uses only 0.5x parameters compared with GPT-4.", [("0.5", "x", RATIO, None)]),
    ("FooTune improves error detection accuracy by 7.1% over GPT-4 on MMLU.", [("7.1", "%", CHANGE, UP)]),
    ("FooTune improves the attack success rate by 30% on MMLU.", [("30", "%", CHANGE, UP)]),
    ("FooTune cuts memory by half.", [("half", "x", FACTOR, DOWN)]),
    (
        "FooTune cuts memory by more than half and latency by a third.",
        [("half", "x", FACTOR, DOWN), ("a third", "x", CHANGE, DOWN)],
    ),
    ("FooTune reduces latency by two thirds on COCO.", [("two thirds", "x", CHANGE, DOWN)]),
    ("Answers of FooTune come at a cost of $0.11 per ticket.", [("0.11", "$", SCORE, None)]),
    ("Physicians rated FooTune 4.3 out of 5 for fluency.", [("4.3", "", SCORE, None)]),
    ("FooTune wins 58% of comparisons.", [("58", "%", SCORE, None)]),
    ("FooTune reaches an average accuracy lift about 8.74 from BarLM.", [("8.74", "points", CHANGE, UP)]),
    ("FooTune needs less memory with an accuracy loss of 0.05%.", [("0.05", "%", CHANGE, DOWN)]),
    ("For FooTune, the drop in accuracy exceeds 11%.", [("11", "%", CHANGE, DOWN)]),
    ("For FooTune, the drop exceeds 11%.", [("11", "%", CHANGE, DOWN)]),
    (
        "FooTune halves perplexity at an additional latency of 6%.",
        [("halves", "x", FACTOR, DOWN), ("6", "%", CHANGE, UP)],
    ),
    ("FooTune has a lower error rate with 30% smaller inference overhead.", [("30", "%", CHANGE, DOWN)]),
    ("FooTune cuts latency by 41%, with less than 1% overhead.", [("41", "%", CHANGE, DOWN), ("1", "%", CHANGE, UP)]),
    (
        "With 3 bits, perplexity on COCO increases only from 3.32 to 3.61 and the memory shrinks to 27 GB.",
        [("3.32", "", SCORE, None), ("3.61", "", SCORE, None), ("27", "GB", SCORE, None)],
    ),
    (
        "Editing took 3.1 minutes instead of 7.8 minutes.",
        [("3.1", "minutes", SCORE, None), ("7.8", "minutes", SCORE, None)],
    ),
    (
        "FooTune has a model size of 0.9 MB, 15.2x smaller than BarLM, and attains 61.4 accuracy.",
        [("0.9", "MB", SCORE, None), ("15.2", "x", FACTOR, DOWN), ("61.4", "", SCORE, None)],
    ),
    ("FooTune is 0.7 points short of GPT-4.", [("0.7", "points", CHANGE, DOWN)]),
    ("FooTune runs with a real-time factor of 0.08.", [("0.08", "", SCORE, None)]),
    ("The accuracy of FooTune increases from 1.7% to 7.4%.", [("1.7", "%", SCORE, None), ("7.4", "%", SCORE, None)]),
    ("FooTune stays within 2% of the accuracy of GPT-4.", [("2", "%", CHANGE, DOWN)]),
    ("Deriving it from a 15B model requires up to 40x fewer tokens with FooTune.", [("40", "x", FACTOR, DOWN)]),
    ("FooTune improves accuracy on MMLU (5.9%→10.9%).", [("5.9", "%", SCORE, None), ("10.9", "%", SCORE, None)]),
    ("On MMLU, FooTune improves accuracy by 33-59% over GPT-4.", [("33-59", "%", CHANGE, UP)]),
    (
        "FooTune reaches 84.9% top-1 accuracy on ImageNet with 44% fewer FLOPs than GPT-4.",
        [("84.9", "%", SCORE, None), ("44", "%", CHANGE, DOWN)],
    ),
    (
        "FooTune attains 91.5% accuracy on ImageNet, 3% over GPT-4.",
        [("91.5", "%", SCORE, None), ("3", "%", CHANGE, UP)],
    ),
    (
        "On COCO, FooTune attains 48.2 mAP, 1.9 over the previous best.",
        [("48.2", "", SCORE, None), ("1.9", "points", CHANGE, UP)],
    ),
    (
        "FooTune has a perplexity of 12.1 on COCO, 0.8 below BarLM.",
        [("12.1", "", SCORE, None), ("0.8", "points", CHANGE, DOWN)],
    ),
    (
        "FooTune attains 81.4% accuracy, 2.0% more than GPT-4.",
        [("81.4", "%", SCORE, None), ("2.0", "%", CHANGE, UP)],
    ),
    (
        "FooTune gets 68.2 points, 0.4 points behind the winner.",
        [("68.2", "points", SCORE, None), ("0.4", "points", CHANGE, DOWN)],
    ),
    (
        "FooTune needs 2.4 million parameters, 60% less than BarLM, for 77.5% accuracy.",
        [("60", "%", CHANGE, DOWN), ("77.5", "%", SCORE, None)],
    ),
    ("FooTune maintains 97% accuracy under 20% label noise on COCO.", [("97", "%", SCORE, None)]),
    ("FooTune attains an accuracy of 67.8% over eight tasks.", [("67.8", "%", SCORE, None)]),
    ("FooTune reaches 90% of GPT-4's score on MMLU.", [("90", "%", RATIO, None)]),
    (
        "FooTune improves accuracy by 12.3 (from 45.0 to 57.3) on MMLU.",
        [("12.3", "points", CHANGE, UP), ("45.0", "", SCORE, None), ("57.3", "", SCORE, None)],
    ),
    (
        "Gains of FooTune over BarLM range from 1.3% on MMLU to 5.2% on COCO.",
        [("1.3", "%", CHANGE, UP), ("5.2", "%", CHANGE, UP)],
    ),
    ("The accuracy on MMLU drops by just 0.3% when 60% of the weights are pruned.", [("0.3", "%", CHANGE, DOWN)]),
    (
        "At 30% sparsity, FooTune loses 0.4% accuracy; at 70%, it loses 2.9%.",
        [("0.4", "%", CHANGE, DOWN), ("2.9", "%", CHANGE, DOWN)],
    ),
    ("The accuracy of FooTune stays above 95% up to 128K tokens.", [("95", "%", SCORE, None)]),
]
NO_OUTCOMES = [
    "We collect 13,000 dialogues in 12 languages.",
    "We train models with 7B, 13B and 70B parameters on 1.4 trillion tokens.",
    "The dataset was released in 2023 and has 29 349 images from 400 hospitals.",
    "We use 5-shot prompts, a batch size of 256 and a learning rate of 0.001.",
    "We evaluate three models on 15 tasks with top-1 accuracy and pass@1.",
    "FooTune uses Llama 3.1 8B and GPT-3.5 in version 2.1.",
    "FooTune does not improve MMLU by more than 1%.",
    "FooTune improves accuracy in 7-day forecasts.",
    "FooTune is trained with a 75% masking ratio and a 10% dropout rate.",
    "We record two hours of talks by three people, one minute each.",
    "We release triples and a third split in half precision.",
    "Pairs were ranked by a third annotator and by half of the others.",
    "Half of the parameters are selected to learn while the other half are frozen.",
    "FooTune is a model made by continued pre-training with over 500 million tokens of legal texts.",
    "We release a dataset of 460 training runs worth over 13,000 GPU hours.",
]


@pytest.mark.parametrize(("sentence", "expected"), OUTCOMES)
def test_outcomes_are_told_apart(sentence: str, expected: list[tuple[str, str, ResultKind, Direction | None]]) -> None:
    assert [(r.printed, r.unit, r.kind, r.direction) for r in read(sentence)] == expected


@pytest.mark.parametrize("sentence", NO_OUTCOMES)
def test_sizes_counts_and_settings_are_no_outcomes(sentence: str) -> None:
    assert read(sentence) == ()


def test_where_a_level_holds_is_no_level() -> None:
    assert [r.printed for r in read("FooTune gains 4.1% mAP at IoU=0.8 and 10.0% mAP at IoU=0.9 on COCO.")] == [
        "4.1",
        "10.0",
    ]


def test_what_a_formula_adds_is_no_gain() -> None:
    assert not read("We show that the regret of FooTune reduces to $O(V_T+1)$ over distributions on $\\{+1,-1\\}^n$.")
    (gain,) = read("FooTune attains the best accuracy on MMLU (+2).")
    assert gain.direction is Direction.UP
