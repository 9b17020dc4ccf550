"""Where a command writes to: a file is there when it is whole, and a place that can't be written is named."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from kg.console import destination
from kg.errors import BadInput, SourceError


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    place = tmp_path / "missing" / "x.csv"
    with (
        pytest.raises(BadInput, match=r"can't write .*x\.csv: No such file or directory .*missing"),
        destination(str(place)),
    ):
        pass


def test_a_folder_is_no_place_for_a_file(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"can't write .*: Is a directory"), destination(str(tmp_path)):
        pass
    assert list(tmp_path.parent.glob(".*.part")) == []


@pytest.mark.parametrize("scheme", ["", "file://"])
def test_what_went_wrong_half_way_leaves_nothing_behind_and_the_old_file_as_it_was(tmp_path: Path, scheme: str) -> None:
    old = tmp_path / "x.csv"
    old.write_bytes(b"old")
    with pytest.raises(TypeError), destination(f"{scheme}{old}") as out:
        out.writelines([b"new", "no bytes"])  # type: ignore[list-item]
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"x.csv": b"old"}


def test_a_url_that_can_not_be_written_is_named(tmp_path: Path) -> None:
    place = f"file://{tmp_path}/missing/x.csv"
    with pytest.raises(SourceError, match=r"can't write file://.*missing/x\.csv"), destination(place):
        pass


def test_a_pipe_stays_a_pipe(tmp_path: Path) -> None:
    pipe, read = tmp_path / "pipe", list[bytes]()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    with destination(str(pipe)) as out:
        out.write(b"through")
    reader.join()
    assert (read, pipe.is_fifo()) == ([b"through"], True)


def test_a_link_leads_to_the_file_that_is_written(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to("x.csv")
    with destination(str(link)) as out:
        out.write(b"new")
    assert link.is_symlink()
    assert (tmp_path / "x.csv").read_bytes() == b"new"
