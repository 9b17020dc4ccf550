"""What all tests share: Hypothesis without chance or deadlines, and the folder of real pages and gold abstracts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("paperkg", derandomize=True, deadline=None)
settings.register_profile("thorough", deadline=None, max_examples=500)
settings.load_profile("paperkg")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `shared` beside the project, or where KG_SHARED points; in CI its absence is a failure."""
    beside = Path(__file__).parents[2] / "shared"
    folder = Path(os.environ.get("KG_SHARED", beside))
    if not (folder / "seeds").is_dir():
        problem = f"no real pages in {folder}: set KG_SHARED to the folder that holds seeds/ and gold/"
        if os.environ.get("CI"):
            pytest.fail(problem)
        pytest.skip(problem)
    return folder
