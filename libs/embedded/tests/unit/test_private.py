"""Homes are for their owner; so are the files with secrets in them."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from embedded.private import SERVER_USER, begin_private_home, let_through, private_folder, write_private


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_home_is_closed_and_so_is_what_is_written_in_it(tmp_path: Path) -> None:
    home = tmp_path / "new" / ".souk"
    begin_private_home(home)
    (home / "state.json").write_text("{}")
    (home / "logs").mkdir()
    assert [mode(path) for path in (home, home / "state.json", home / "logs")] == [0o700, 0o600, 0o700]


@pytest.mark.parametrize("before", [0o755, 0o777, 0o711, 0o710, 0o750])
def test_a_home_of_earlier_days_is_closed_at_the_next_start(tmp_path: Path, before: int) -> None:
    home = tmp_path / ".souk"
    home.mkdir()
    home.chmod(before)
    begin_private_home(home)
    assert mode(home) == 0o700


def test_a_folder_that_is_everybodys_stays_so(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    private_folder(shared)
    assert mode(shared) == 0o1777


@pytest.mark.skipif(os.geteuid() != 0, reason="only root lets another user pass")
def test_the_server_of_a_root_caller_passes_and_nobody_else(tmp_path: Path) -> None:
    home = tmp_path / ".souk"
    begin_private_home(home)
    (home / "data" / "postgres").mkdir(parents=True)
    let_through(SERVER_USER, home / "data" / "postgres")
    assert mode(home) == mode(home / "data") == 0o710
    begin_private_home(home)
    assert mode(home) == 0o710
    assert mode(home / "data" / "postgres") == 0o700


def test_a_file_with_a_secret_is_its_owners_alone_whatever_stood_there(tmp_path: Path) -> None:
    file = tmp_path / "secrets"
    for leftover in (file, tmp_path / "secrets.partial"):
        leftover.write_text("old")
        leftover.chmod(0o644)
    write_private(file, "new")
    assert (file.read_text(), mode(file)) == ("new", 0o600)
    assert list(tmp_path.iterdir()) == [file]
