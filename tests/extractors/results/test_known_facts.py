"""Three facts that a reader must not get wrong, told in our own words."""

from __future__ import annotations

from kg.model import Bound, Direction, ResultKind

from .reading import read


def test_an_upper_bound_against_training_from_scratch() -> None:
    (result,) = read("FooTune models show up to a 16% improvement in MMLU scores compared to training from scratch.")
    assert (result.value, result.unit, result.kind, result.direction) == (16, "%", ResultKind.CHANGE, Direction.UP)
    assert (result.bound, result.datasets, result.subject) == (Bound.UP_TO, ("MMLU",), "FooTune")
    assert (result.baseline, result.model_size) == ("training from scratch", None)


def test_a_setting_before_the_benchmark() -> None:
    (result,) = read("On the 5-shot MMLU benchmark, FooTune improves over prior models by 18 points.")
    assert (result.value, result.datasets, result.setting) == (18, ("MMLU",), "5-shot")


def test_signed_gains_on_two_benchmarks() -> None:
    first, second = read("FooTune brings enhancements - +3.06 on the MMLU benchmark and an additional +1.28 on GSM8K.")
    assert (first.printed, first.datasets, second.printed, second.datasets) == ("+3.06", ("MMLU",), "+1.28", ("GSM8K",))
