import asyncio
from collections import defaultdict
from uuid import UUID, uuid4

from servicekit.messaging.lanes import Lanes


async def test_items_of_one_key_run_in_order_and_of_others_side_by_side() -> None:
    seen: dict[UUID, list[int]] = defaultdict(list)
    running = most = 0

    async def work(item: tuple[UUID, int]) -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.001 * (5 - item[1] % 5))
        seen[item[0]].append(item[1])
        running -= 1

    lanes = Lanes[tuple[UUID, int]](work)
    keys = [uuid4() for _ in range(4)]
    for number in range(10):
        for key in keys:
            lanes.add(key, (key, number))
    await lanes.room(1)
    assert all(seen[key] == list(range(10)) for key in keys)
    assert most == len(keys)
    assert lanes.load == 0


async def test_room_waits_until_enough_has_left() -> None:
    let_go = asyncio.Event()

    async def work(_item: int) -> None:
        await let_go.wait()

    lanes = Lanes[int](work)
    for number in range(3):
        lanes.add(uuid4(), number)
    waiting = asyncio.create_task(lanes.room(3))
    await asyncio.sleep(0.01)
    assert not waiting.done()
    let_go.set()
    await asyncio.wait_for(waiting, 30)


async def test_closing_finishes_what_runs_and_begins_nothing_new() -> None:
    begun: list[int] = []
    finished: list[int] = []

    async def work(item: int) -> None:
        begun.append(item)
        await asyncio.sleep(0.02 if item == 1 else 60)
        finished.append(item)

    lanes = Lanes[int](work)
    key = uuid4()
    lanes.add(key, 1)
    lanes.add(key, 2)
    lanes.add(uuid4(), 3)
    async with asyncio.timeout(30):
        while len(begun) < 2:
            await asyncio.sleep(0.005)
    await lanes.close(patience=1)
    assert sorted(begun) == [1, 3]
    assert finished == [1]
