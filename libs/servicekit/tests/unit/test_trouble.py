"""What passes by itself is no news, what lasts is told once."""

import logging

import aiohttp
import pytest

from servicekit.identity import JwksKeys
from servicekit.telemetry.trouble import Trouble


class Clock:
    """Stands until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.message for record in caplog.records if record.levelno >= logging.WARNING]


def a_trouble(clock: Clock) -> Trouble:
    return Trouble(logging.getLogger("test"), "it does not answer", patience=15, clock=clock)


def test_a_part_that_starts_a_little_later_is_no_news(caplog: pytest.LogCaptureFixture) -> None:
    clock = Clock()
    trouble = a_trouble(clock)
    for _ in range(14):
        trouble.happened(reason="ClientConnectorError")
        clock.now += 1
    trouble.over()
    clock.now += 100
    trouble.happened()
    assert not warnings(caplog)


def test_a_part_that_stays_away_is_told_once_and_again_after_it_was_there(caplog: pytest.LogCaptureFixture) -> None:
    clock = Clock()
    trouble = a_trouble(clock)
    for outage in (1, 2):
        for _ in range(60):
            trouble.happened(reason="ClientConnectorError")
            clock.now += 1
        assert warnings(caplog) == ["it does not answer"] * outage
        trouble.over()


async def test_keys_that_cannot_be_read_at_a_start_are_told_when_it_lasts(caplog: pytest.LogCaptureFixture) -> None:
    clock = Clock()
    async with aiohttp.ClientSession() as session:
        keys = JwksKeys(session, "http://127.0.0.1:1", clock)
        assert not await keys.refresh()
        assert not warnings(caplog)
        clock.now += 20
        assert not await keys.refresh()
    assert warnings(caplog) == ["keys not read; the known ones stay in use"]
