"""Where a command writes to: a place that can't be written is named in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.console import destination
from kg.errors import BadInput


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    place = tmp_path / "missing" / "x.csv"
    with (
        pytest.raises(BadInput, match=r"can't write .*x\.csv: No such file or directory .*missing"),
        destination(str(place)),
    ):
        pass
