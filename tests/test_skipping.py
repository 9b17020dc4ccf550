"""A suite of which a part is skipped is not reported as one that passed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.conftest import ROOT

SKIPPED = """
import pytest

@pytest.fixture
def service():
    pytest.skip("no service here")

def test_by_a_fixture(service): ...

def test_by_itself(): pytest.skip("no tool here")

@pytest.mark.skipif(True, reason="another system")
def test_by_a_mark(): ...

@pytest.mark.xfail
def test_that_is_known_to_fail(): assert False

def test_that_passes(): ...
"""


@pytest.mark.parametrize(
    ("ci", "told"), [("true", "2 failed, 1 passed, 2 errors"), ("", "1 passed, 3 skipped, 1 xfailed")]
)
def test_in_ci_what_is_skipped_has_failed(tmp_path: Path, ci: str, told: str) -> None:
    (tmp_path / "test_it.py").write_text(SKIPPED, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", f"--rootdir={tmp_path}", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | {"CI": ci}, capture_output=True, text=True, check=False)
    assert told in done.stdout
    assert done.returncode == bool(ci)
    assert ("in CI nothing is skipped" in done.stdout) is bool(ci)
