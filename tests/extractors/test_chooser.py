"""Choosing between candidates by their features, and learning how."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.accuracy import Accuracy
from extractors.components.chooser import Chooser, Weights, shipped
from extractors.training import hidden, loglinear
from extractors.training.decisions import Decision, write

Fit = Callable[[Sequence[Decision], float], Weights]
FEATURES = ["near", "far", "named", "loose"]
ROWS = st.lists(st.integers(-300, 300), min_size=5, max_size=5)
CANDIDATES = st.lists(st.lists(st.sampled_from([*FEATURES, "never seen"])), min_size=1, max_size=5)
NO_HIDDEN_UNITS = {"near": [150], "named": [50]}
ONE_OF_EACH = {"near": [0, 100, 0], "far": [0, 100, 0], "": [0, -100, 0], "loose": [0, 0, 200]}


def test_what_more_speaks_for_is_likelier() -> None:
    chooser = Chooser.of(NO_HIDDEN_UNITS)
    assert chooser.scores([["near", "named"], ["near"], ["named"], []]) == [2.0, 1.5, 0.5, 0.0]
    first, *others = chooser.chances([["near", "named"], ["near"], ["named"], []])
    assert first > max(others)


def test_a_hidden_unit_speaks_only_above_zero_and_of_the_second_half_against() -> None:
    chooser = Chooser.of(ONE_OF_EACH)
    assert chooser.scores([["near"], ["far"], ["near", "far"], ["loose"]]) == [0.0, 0.0, 1.0, -2.0]


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(["", *FEATURES], ROWS)).filter(bool), CANDIDATES)
def test_chances_sum_to_one_whatever_the_order_of_the_features(
    weights: dict[str, list[int]], candidates: list[list[str]]
) -> None:
    chances = Chooser.of(weights).chances(candidates)
    assert sum(chances) == pytest.approx(1)
    assert Chooser.of(weights).chances([sorted(features) for features in candidates]) == chances


def test_a_feature_that_was_never_seen_says_nothing() -> None:
    chooser = Chooser.of(ONE_OF_EACH)
    assert chooser.scores([["near", "far", "never seen"]]) == chooser.scores([["near", "far"]])


def test_learns_that_two_features_mean_something_together_alone() -> None:
    """Right is the candidate with both or with neither, which no sum of two weights can say."""
    described = {(near, named): [f"near={near}", f"named={named}"] for near, named in product((True, False), repeat=2)}
    right, wrong = [d for (a, b), d in described.items() if a == b], [d for (a, b), d in described.items() if a != b]
    decisions = [Decision([good, bad], frozenset([0])) for good, bad in product(right, wrong)] * 1500
    chooser = Chooser.of(hidden.fit(decisions, prior=1.0))
    assert all(chooser.chances([good, bad])[0] > 0.9 for good, bad in product(right, wrong))


@pytest.mark.parametrize("fit", [hidden.fit, loglinear.fit])
def test_learns_what_is_right_and_gives_what_is_rare_no_weight(fit: Fit) -> None:
    decisions = [Decision([["near"], ["far"], []], frozenset([0]))] * 300
    rare = Decision([["near", "seen once"], ["far"]], frozenset([0]))
    weights = fit([*decisions, rare], 1.0)
    near, far, none = Chooser.of(weights).chances([["near"], ["far"], []])
    assert near > none > far
    assert "seen once" not in weights
    assert fit([*decisions, rare], 1.0) == weights


def test_what_is_stored_is_what_ships(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Accuracy, "models", tmp_path)
    write({"subject": ONE_OF_EACH, "size": NO_HIDDEN_UNITS}, tmp_path / "odd.json.gz")
    stored = shipped("odd", Accuracy.FAST)
    candidates = [["near"], ["far", "named"], ["loose", "near"]]
    assert {choice: chooser.scores(candidates) for choice, chooser in stored.items()} == {
        "subject": Chooser.of(ONE_OF_EACH).scores(candidates),
        "size": Chooser.of(NO_HIDDEN_UNITS).scores(candidates),
    }
