"""Settings from a file of secrets."""

import os
from pathlib import Path

import pytest

from servicekit.environment_file import VARIABLE, read_environment_file


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test adds to the environment is gone after it."""
    monkeypatch.setattr(os, "environ", os.environ.copy())


def test_without_a_file_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    before = dict(os.environ)
    read_environment_file()
    assert dict(os.environ) == before


def test_the_file_fills_what_is_not_set_and_is_taken_literally(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "x.env"
    file.write_text("A_KEY='first\nsecond'\nB_KEY='{\"a\": \"${HOME}\"}'\nC_KEY='from the file'\n")
    monkeypatch.setenv(VARIABLE, str(file))
    monkeypatch.setenv("C_KEY", "set already")
    read_environment_file()
    assert os.environ["A_KEY"] == "first\nsecond"
    assert os.environ["B_KEY"] == '{"a": "${HOME}"}'
    assert os.environ["C_KEY"] == "set already"


def test_a_file_that_is_not_there_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, "/nowhere/x.env")
    with pytest.raises(SystemExit) as stopped:
        read_environment_file()
    assert stopped.value.code == 2
    assert "SOUK_ENV_FILE cannot be read" in capsys.readouterr().err
