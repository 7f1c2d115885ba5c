"""Logs are bounded while they grow, and read on as if nothing had happened."""

import os
from pathlib import Path

import pytest

from embedded.log_file import Followed, previous, rotate, tail


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "order-service.log"


class Writer:
    """A part: it opened its log once, to append, and knows nothing of rotations."""

    def __init__(self, log: Path) -> None:
        self._file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self.written = 0

    def lines(self, number: int) -> None:
        for _ in range(number):
            os.write(self._file, b"line %06d\n" % self.written)
            self.written += 1


def test_a_log_stays_small_while_its_part_runs(log: Path) -> None:
    part = Writer(log)
    for _ in range(200):
        part.lines(100)
        rotate(log, 5_000)
        assert log.stat().st_size <= 6_200
    assert previous(log).stat().st_size <= 6_200
    assert sorted(file.name for file in log.parent.iterdir()) == ["order-service.log", "order-service.log.1"]


def test_one_that_is_small_or_not_there_is_left_alone(log: Path) -> None:
    assert not rotate(log)
    Writer(log).lines(3)
    assert not rotate(log)
    assert log.read_text().count("\n") == 3


def test_the_end_of_a_log_reaches_back_over_a_rotation(log: Path) -> None:
    part = Writer(log)
    part.lines(600)
    assert rotate(log, 5_000)
    part.lines(2)
    assert tail(log, 4).splitlines() == [f"line {number:06}" for number in (598, 599, 600, 601)]
    assert tail(log, 1) == "line 000601"


def test_whoever_follows_sees_each_line_once_over_rotations(log: Path) -> None:
    part = Writer(log)
    part.lines(10)
    followed = Followed(log)
    seen: list[str] = []
    for number in range(30):
        part.lines(200)
        if number % 3 == 1:
            seen += followed.lines()
        rotate(log, 5_000)
        if number % 3 != 2:
            seen += followed.lines()
        part.lines(5)
        seen += followed.lines()
    assert seen == [f"line {number:06}" for number in range(10, part.written)]


def test_a_line_that_is_half_written_is_shown_when_it_is_whole(log: Path) -> None:
    log.write_bytes(b"")
    followed = Followed(log)
    with log.open("ab", buffering=0) as part:
        part.write(b"half of ")
        assert list(followed.lines()) == []
        part.write(b"a line\nand")
        assert list(followed.lines()) == ["half of a line"]


def test_whoever_follows_a_log_that_is_wiped_sees_the_next_one(log: Path) -> None:
    Writer(log).lines(3)
    followed = Followed(log)
    log.unlink()
    assert list(followed.lines()) == []
    Writer(log).lines(1)
    assert list(followed.lines()) == ["line 000000"]


def test_a_log_that_is_not_there_has_no_end(log: Path) -> None:
    assert tail(log) == ""
