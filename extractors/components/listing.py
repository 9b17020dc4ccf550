"""Names that stand in a list with a dataset are datasets too: "on KITTI 2015, ETH3D and Foo-Stereo"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Place = tuple[int, int]

AMOUNT = r"\d[\d.,]*\s?(?:\\?%|points\b|x\b)"
"""A number that is no part of the name before it: "4.3% on ImageWoof 2.5% on ImageNette"."""
NAME = rf"(?=[^\s,]*[A-Z])[A-Za-z0-9][\w.+'’-]*[\w+](?: (?=[A-Z0-9]|v\d)(?!{AMOUNT})[\w.+'’-]*[\w+]){{0,3}}"
MEMBER = re.compile(NAME)
LIST = re.compile(rf"{NAME}(?=, |/|,? (?:and|&) )(?:(?:, |/){NAME})*(?:,? (?:and|&) {NAME})?")
"""What follows the last member's comma is not listed: "On PIQA and ARC, FooTune gains"."""
CLOSED = re.compile(r" (?:and|&) ")


def lists(text: str) -> Iterator[list[Place]]:
    """The members of each list of capitalised names: closed by "and", or of three and more."""
    for found in LIST.finditer(text):
        members = [member.span() for member in MEMBER.finditer(text, *found.span())]
        if len(members) > 2 or CLOSED.search(found.group()):
            yield members


def listed_with(text: str, datasets: Sequence[Place], others: Sequence[Place]) -> Iterator[Place]:
    """Members of lists that hold one of `datasets`, where nothing is named yet; lists that hold one of `others` too
    say nothing."""
    for members in lists(text):
        holds = [any(_meet(member, place) for place in datasets) for member in members]
        if any(holds) and not any(_meet(member, place) for member in members for place in others):
            yield from (member for member, known in zip(members, holds, strict=True) if not known)


def _meet(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]
