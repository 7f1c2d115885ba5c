"""Bytes in use at the same time, first come, first served."""

import asyncio

import pytest

from product_service.infrastructure.memory_budget import BudgetExhausted, MemoryBudget


class Holders:
    """Takes bytes in tasks of its own, and lets them go when told."""

    def __init__(self, budget: MemoryBudget) -> None:
        self._budget = budget
        self.holding: list[str] = []
        self._ends: dict[str, asyncio.Event] = {}
        self.tasks: dict[str, asyncio.Task[None]] = {}

    async def ask(self, name: str, size: int) -> None:
        self._ends[name] = asyncio.Event()
        self.tasks[name] = asyncio.create_task(self._hold(name, size))
        await settled()

    async def _hold(self, name: str, size: int) -> None:
        async with self._budget.hold(size):
            self.holding.append(name)
            await self._ends[name].wait()
        self.holding.remove(name)

    async def end(self, name: str) -> None:
        self._ends[name].set()
        await self.tasks[name]
        await settled()


async def settled() -> None:
    """Every task that can go on has gone on."""
    for _ in range(10):
        await asyncio.sleep(0)


@pytest.fixture
def holders() -> Holders:
    return Holders(MemoryBudget(10, most_waiting=2, patience_seconds=60))


async def test_no_more_is_held_than_there_is_and_a_large_one_is_not_overtaken(holders: Holders) -> None:
    await holders.ask("six", 6)
    await holders.ask("ten", 10)
    await holders.ask("one", 1)
    assert holders.holding == ["six"]
    await holders.end("six")
    assert holders.holding == ["ten"]
    await holders.end("ten")
    assert holders.holding == ["one"]


async def test_when_too_many_wait_the_next_is_refused_at_once(holders: Holders) -> None:
    for name in ("first", "second", "third"):
        await holders.ask(name, 10)
    await holders.ask("fourth", 1)
    with pytest.raises(BudgetExhausted):
        await holders.tasks["fourth"]


async def test_who_goes_away_while_waiting_keeps_nothing(holders: Holders) -> None:
    await holders.ask("held", 6)
    await holders.ask("gone", 10)
    await holders.ask("next", 4)
    holders.tasks["gone"].cancel()
    with pytest.raises(asyncio.CancelledError):
        await holders.tasks["gone"]
    await settled()
    assert holders.holding == ["held", "next"]
    await holders.end("held")
    await holders.end("next")
    await holders.ask("all", 10)
    assert holders.holding == ["all"]


async def test_patience_ends() -> None:
    budget = MemoryBudget(10, most_waiting=2, patience_seconds=0.01)
    async with budget.hold(10):
        with pytest.raises(BudgetExhausted):
            async with budget.hold(1):
                pass
    async with budget.hold(10):
        pass
