"""How values read on a page."""

from __future__ import annotations

import pytest

from server.pages.words import scaled, unscaled


@pytest.mark.parametrize(
    ("value", "text"),
    [(8e9, "8B"), (1.34e8, "134M"), (1234, "1.23K"), (950, "950"), (999.9e6, "1B"), (999.4e6, "999M"), (1e15, "1000T")],
)
def test_a_size_is_said_in_few_characters_that_mean_it(value: float, text: str) -> None:
    assert scaled(value) == text
    assert unscaled(text) == pytest.approx(value, rel=0.005)
