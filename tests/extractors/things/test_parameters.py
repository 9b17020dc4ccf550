"""Parameter counts go to the model that they are the size of; amounts of data go nowhere."""

from __future__ import annotations

import re

import pytest

from extractors.components.names.candidates import Candidate, Origin
from extractors.components.things.grouping import things
from extractors.components.things.parameters import sizes
from kg.model import Kind
from kg.vocabulary import Vocabulary

NAMES = {
    "Llama 3 8B": Kind.MODEL,
    "Llama-3-8B-Instruct": Kind.MODEL,
    "Pythia": Kind.MODEL,
    "OPT": Kind.MODEL,
    "BarkTune": Kind.METHOD,
}
OWN = "BarkTune"


def sized(text: str) -> dict[str, list[str]]:
    """The printed sizes by name; BarkTune is what the paper proposes."""
    places = [
        Candidate(*match.span(), kind, Origin.LEARNED)
        for name, kind in NAMES.items()
        for match in re.finditer(rf"(?<!\w){name}(?!\w)", text)
    ]
    found = things(text, sorted(places), Vocabulary.of([]))
    own = {position for position, thing in enumerate(found) if thing.name == OWN}
    placed = sizes(text, found, own)
    return {found[position].name: [text[slice(*place)] for place in where] for position, where in placed.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We use Llama 3 8B.", {"Llama 3": ["8B"]}),
        ("We use Pythia (70M, 160M and 1B).", {"Pythia": ["70M", "160M", "1B"]}),
        ("We use OPT (125M to 30B).", {"OPT": ["125M to 30B"]}),
        ("We use the 6.7B OPT.", {"OPT": ["6.7B"]}),
        ("BarkTune: we train a model with 7 billion parameters.", {OWN: ["7 billion"]}),
        ("With BarkTune we train 8B and 4B models.", {OWN: ["8B", "4B"]}),
        ("With BarkTune we train models of 60M/130M parameters.", {OWN: ["60M", "130M"]}),
        ("With BarkTune we train models of 1B, 3.7B, 7B, and, 16B parameters.", {OWN: ["1B", "3.7B", "7B", "16B"]}),
        ("With BarkTune we train an 8x7B model.", {OWN: ["8x7B"]}),
        ("BarkTune excels with only 233M parameters.", {OWN: ["233M"]}),
        ("BarkTune is applied to models ranging from 1.3B to 8B parameters.", {OWN: ["1.3B to 8B"]}),
        ("BarkTune has 1.2B and 2.4B non-embedding parameter variants.", {OWN: ["1.2B", "2.4B"]}),
        ("We use OPT, which has 175B parameters.", {"OPT": ["175B"]}),
        ("We use Llama-3-8B-Instruct.", {"Llama-3-8B-Instruct": ["8B"]}),
        ("We use OPT 7B, 13B, 70B, Pythia and more.", {"OPT": ["7B", "13B", "70B"]}),
        ("With BarkTune we train a 30B-A3B model.", {OWN: ["30B-A3B"]}),
    ],
)
def test_sizes(text: str, expected: dict[str, list[str]]) -> None:
    assert sized(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "With BarkTune we need 6B tokens.",
        "With BarkTune we use 1M examples.",
        "With BarkTune we read 12M web pages.",
        "With BarkTune we save $2M.",
        "With BarkTune we beat models larger than 70B parameters.",
        "With BarkTune we start from a pretrained 15B model.",
        "BarkTune is on par with 7B models.",
        "BarkTune is fine. Others train 7B models.",
        "Pythia saw 300B tokens.",
    ],
)
def test_no_sizes(text: str) -> None:
    assert sized(text) == {}


@pytest.mark.parametrize("joint", [" to ", " and ", ", ", "-"])
def test_a_long_row_of_sizes_is_read_in_an_instant(joint: str) -> None:
    row = joint.join(40 * ["7B"])
    assert sized(f"With BarkTune we train 8B models, OPT {row} x 70B; OPT is fine.")[OWN] == ["8B"]
    assert OWN not in sized(f"With BarkTune we count {row} x")
