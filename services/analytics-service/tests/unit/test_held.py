import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from analytics_service.infrastructure.held import HELD, Held

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Source:
    """Answers how often it was read; `away` is how often it fails first."""

    def __init__(self, away: int = 0) -> None:
        self.reads, self._away = 0, away

    async def read(self, _now: datetime) -> int:
        self.reads += 1
        await asyncio.sleep(0)
        if self.reads <= self._away:
            raise ConnectionError
        return self.reads


async def test_however_many_ask_at_once_it_is_read_once() -> None:
    source = Source()
    held = Held(source.read)
    assert set(await asyncio.gather(*(held(NOW) for _ in range(50)))) == {1}
    assert source.reads == 1


@pytest.mark.parametrize(("later", "answer"), [(HELD - timedelta(seconds=1), 1), (HELD, 2), (timedelta(seconds=-1), 2)])
async def test_it_is_read_anew_once_it_is_old_or_of_the_future(later: timedelta, answer: int) -> None:
    held = Held(Source().read)
    assert await held(NOW) == 1
    assert await held(NOW + later) == answer


async def test_a_failure_is_not_kept() -> None:
    held = Held(Source(away=1).read)
    with pytest.raises(ConnectionError):
        await held(NOW)
    assert await held(NOW) == 2
