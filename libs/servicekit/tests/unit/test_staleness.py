import pytest

from servicekit.domain import Stale, retried_when_stale
from servicekit.domain.errors import Unavailable
from servicekit.domain.staleness import contended


async def test_what_is_stale_is_retried_when_stale_and_under_locks_from_the_third_try_on() -> None:
    locked: list[bool] = []

    @retried_when_stale
    async def decide(wanted: int) -> int:
        locked.append(contended())
        if len(locked) < wanted:
            raise Stale
        return wanted

    assert await decide(4) == 4
    assert locked == [False, False, True, True]
    assert not contended()


async def test_what_never_comes_to_an_end_is_unavailable() -> None:
    tries: list[int] = []

    @retried_when_stale
    async def decide() -> None:
        tries.append(1)
        raise Stale

    with pytest.raises(Unavailable, match="at the same moment"):
        await decide()
    assert len(tries) == 10


async def test_any_other_error_ends_it_at_once() -> None:
    @retried_when_stale
    async def decide() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await decide()
    assert not contended()
