"""Choosing between candidates by their features, and learning how."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.components.chooser import Chooser, Features, Weights, shipped
from extractors.training import hidden, loglinear
from extractors.training.decisions import Decision, write

Fit = Callable[[Sequence[Decision], float], Weights]
FACTS = ["near", "far", "named", "loose"]
ROWS = st.lists(st.integers(-300, 300), min_size=5, max_size=5)
WEIGHTS = st.fixed_dictionaries({}, optional=dict.fromkeys(["", *FACTS], ROWS)).filter(bool)
CANDIDATES = st.lists(st.lists(st.sampled_from([*FACTS, "never seen"])), min_size=1, max_size=5)
NO_HIDDEN_UNITS: Weights = {"": {"near": [150], "named": [50]}}
ONE_OF_EACH: Weights = {"": {"near": [0, 100, 0], "far": [0, 100, 0], "": [0, -100, 0], "loose": [0, 0, 200]}}


def with_facts(*candidates: Sequence[str]) -> list[Features]:
    return [{"": facts} for facts in candidates]


def test_what_more_speaks_for_is_likelier() -> None:
    chooser, candidates = Chooser.of(NO_HIDDEN_UNITS), with_facts(["near", "named"], ["near"], ["named"], [])
    assert chooser.scores(candidates) == [2.0, 1.5, 0.5, 0.0]
    first, *others = chooser.chances(candidates)
    assert first > max(others)


def test_a_hidden_unit_speaks_only_above_zero_and_of_the_second_half_against() -> None:
    chooser = Chooser.of(ONE_OF_EACH)
    assert chooser.scores(with_facts(["near"], ["far"], ["near", "far"], ["loose"])) == [0.0, 0.0, 1.0, -2.0]


def test_a_fact_speaks_for_each_answer_as_much_as_was_learned_of_that_answer() -> None:
    chooser = Chooser.of({"change": {"by": [300]}, "score": {"by": [-100]}, "up": {"gains": [50]}})
    facts = ["by", "gains"]
    answers = [{"change": facts}, {"score": facts}, {"change": facts, "up": facts}, {"ratio": facts}]
    assert chooser.scores(answers) == [3.0, -1.0, 3.5, 0.0]


@given(WEIGHTS, CANDIDATES)
def test_chances_sum_to_one_whatever_the_order_of_the_facts(
    weights: dict[str, list[int]], candidates: list[list[str]]
) -> None:
    chooser = Chooser.of({"": weights})
    chances = chooser.chances(with_facts(*candidates))
    assert sum(chances) == pytest.approx(1)
    assert chooser.chances(with_facts(*map(sorted, candidates))) == chances


def test_a_fact_that_was_never_seen_says_nothing() -> None:
    chooser = Chooser.of(ONE_OF_EACH)
    assert chooser.scores(with_facts(["near", "far", "never seen"])) == chooser.scores(with_facts(["near", "far"]))


def test_learns_that_two_facts_mean_something_together_alone() -> None:
    """Right is the candidate with both or with neither, which no sum of two weights can say."""
    described = {(near, named): [f"near={near}", f"named={named}"] for near, named in product((True, False), repeat=2)}
    right, wrong = [d for (a, b), d in described.items() if a == b], [d for (a, b), d in described.items() if a != b]
    pairs = [with_facts(good, bad) for good, bad in product(right, wrong)]
    chooser = Chooser.of(hidden.fit([Decision(pair, frozenset([0])) for pair in pairs] * 1500, prior=1.0))
    assert all(chooser.chances(pair)[0] > 0.9 for pair in pairs)


@pytest.mark.parametrize("fit", [hidden.fit, loglinear.fit])
def test_learns_what_is_right_and_gives_what_is_rare_no_weight(fit: Fit) -> None:
    candidates = with_facts(["near"], ["far"], [])
    decisions = [Decision(candidates, frozenset([0]))] * 300
    rare = Decision(with_facts(["near", "seen once"], ["far"]), frozenset([0]))
    weights = fit([*decisions, rare], 1.0)
    near, far, none = Chooser.of(weights).chances(candidates)
    assert near > none > far
    assert "seen once" not in weights[""]
    assert fit([*decisions, rare], 1.0) == weights


@pytest.mark.parametrize("fit", [hidden.fit, loglinear.fit])
def test_learns_of_each_answer_apart_what_speaks_for_it(fit: Fit) -> None:
    """Each of two facts speaks for another answer."""
    decisions = [
        Decision([{"score": [fact]}, {"change": [fact]}], frozenset([right]))
        for right, fact in enumerate(["at", "by"])
        for _ in range(300)
    ]
    chooser = Chooser.of(fit(decisions, 1.0))
    assert all(chooser.chances(seen.candidates)[right] > 0.9 for seen in decisions for right in seen.right)


def test_what_is_stored_is_what_ships(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.components.chooser.MODELS", tmp_path)
    written: dict[str, Weights] = {
        "kind": {"score": {'"by" 3': [1], "à": [-20]}, "up": {"at": [7]}},
        "subject": ONE_OF_EACH,
        "size": NO_HIDDEN_UNITS,
    }
    write(written, tmp_path / "odd.json.gz")
    stored = shipped("odd")
    candidates = [*with_facts(["near"], ["far", "named"], ["loose", "near"]), {"score": ['"by" 3'], "up": ["at"]}]
    assert {choice: chooser.scores(candidates) for choice, chooser in stored.items()} == {
        choice: Chooser.of(weights).scores(candidates) for choice, weights in written.items()
    }
