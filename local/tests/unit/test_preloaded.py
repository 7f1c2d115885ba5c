"""Services load while their stores still start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def loading(tmp_path: Path) -> "subprocess.Popen[str]":
    (tmp_path / "a_service.py").write_text("print('loaded', flush=True)\n\n\ndef main() -> None:\n    print('ran')\n")
    return subprocess.Popen(
        [sys.executable, "-m", "souk.preloaded", "a_service"],
        env=os.environ | {"PYTHONPATH": str(tmp_path)}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_a_service_is_loaded_at_once_and_runs_when_it_is_told_to(loading: "subprocess.Popen[str]") -> None:
    assert loading.stdout is not None
    assert loading.stdout.readline() == "loaded\n"
    assert loading.poll() is None
    assert loading.communicate("\n", timeout=10)[0] == "ran\n"


def test_one_whose_starter_is_gone_never_runs(loading: "subprocess.Popen[str]") -> None:
    assert loading.communicate(timeout=10)[0] == "loaded\n"
    assert loading.returncode == 0
