"""One of several operators acts: who holds the lease, and how it is handed over."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import pytest
from builders import SYSTEM
from fake_kubernetes import FakeKubernetes

from souk_operator import names
from souk_operator.lease import Lease
from souk_operator.operator import Operator
from souk_operator.settings import Settings

SHORT = 1.0


@pytest.fixture
def kubernetes() -> FakeKubernetes:
    return FakeKubernetes()


def a_lease(kubernetes: FakeKubernetes, identity: str, lost: list[str] | None = None) -> Lease:
    given = lost if lost is not None else []
    return Lease(kubernetes, SYSTEM, identity, SHORT, given.append)


def spec(kubernetes: FakeKubernetes) -> dict[str, object]:
    return dict(kubernetes.objects["Lease", SYSTEM, names.MANAGER]["spec"])


@asynccontextmanager
async def acting(lease: Lease) -> AsyncIterator[None]:
    await lease.acquire()
    async with lease.kept():
        yield


async def gets_it(lease: Lease, within: float) -> bool:
    try:
        await asyncio.wait_for(lease.acquire(), within)
    except TimeoutError:
        return False
    return True


async def test_one_acts_and_the_other_stands_by(kubernetes: FakeKubernetes) -> None:
    lost: list[str] = []
    one, other = a_lease(kubernetes, "one", lost), a_lease(kubernetes, "other")
    async with acting(one):
        assert not await gets_it(other, 3 * SHORT)
        assert other.holder == "one"
        assert spec(kubernetes)["leaseTransitions"] == 1
    assert lost == []


async def test_a_clean_stop_gives_it_back_at_once(kubernetes: FakeKubernetes) -> None:
    one, other = a_lease(kubernetes, "one"), a_lease(kubernetes, "other")
    async with acting(one):
        pass
    assert spec(kubernetes)["holderIdentity"] == ""
    assert await other._attempt()
    assert spec(kubernetes)["leaseTransitions"] == 2


async def test_after_a_kill_another_acts_when_the_lease_has_run_out(kubernetes: FakeKubernetes) -> None:
    one, other = a_lease(kubernetes, "one"), a_lease(kubernetes, "other")
    await one.acquire()  # and is never heard of again
    assert not await gets_it(other, 0.7 * SHORT)
    assert await gets_it(other, 2 * SHORT)
    assert spec(kubernetes)["holderIdentity"] == "other"


async def test_who_stands_by_looks_at_the_moment_at_which_the_lease_runs_out(kubernetes: FakeKubernetes) -> None:
    one, other = a_lease(kubernetes, "one"), a_lease(kubernetes, "other")
    await one.acquire()
    assert not await other._attempt()
    assert other._until_next_look() == SHORT / 20
    other._runs_out_at = time.monotonic() + SHORT / 100
    assert other._until_next_look() <= SHORT / 100
    other._runs_out_at = 0
    assert other._until_next_look() == SHORT / 20  # it ran out, and somebody else was quicker


@pytest.mark.parametrize("what", ["unreachable", "hanging"])
async def test_who_cannot_renew_ends_before_another_may_begin(kubernetes: FakeKubernetes, what: str) -> None:
    class Cut(FakeKubernetes):
        cut = False

        async def get(self, *place: str) -> dict[str, object] | None:
            if self.cut:
                if what == "hanging":
                    await asyncio.sleep(60)
                raise ConnectionError("no route to the API server")
            return await kubernetes.get(*place)

        async def create(self, manifest: dict[str, object]) -> None:
            await kubernetes.create(manifest)

        async def patch(self, *call: object) -> None:
            await kubernetes.patch(*call)  # type: ignore[arg-type]

    order: list[str] = []
    mine = Cut()
    one, other = Lease(mine, SYSTEM, "one", SHORT, order.append), a_lease(kubernetes, "other")
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(acting(one))
        mine.cut = True
        await asyncio.wait_for(other.acquire(), 3 * SHORT)
        order.append("the other acts")
    assert len(order) == 2
    assert "could not be renewed" in order[0]


async def test_one_request_that_hangs_ends_nobody(kubernetes: FakeKubernetes, monkeypatch: pytest.MonkeyPatch) -> None:
    lost: list[str] = []
    answer, hangs = kubernetes.get, [True]

    async def get(*place: str) -> dict[str, object] | None:
        if hangs:
            hangs.clear()
            await asyncio.sleep(60)
        return await answer(*place)

    async with acting(a_lease(kubernetes, "one", lost)):
        monkeypatch.setattr(kubernetes, "get", get)
        await asyncio.sleep(1.5 * SHORT)
    assert not hangs
    assert lost == []


async def test_a_blocked_loop_ends_too(kubernetes: FakeKubernetes) -> None:
    lost: list[str] = []
    async with acting(a_lease(kubernetes, "one", lost)):
        time.sleep(SHORT)
        assert lost


async def test_a_lease_taken_by_force_ends_the_holder(kubernetes: FakeKubernetes) -> None:
    lost: list[str] = []
    async with acting(a_lease(kubernetes, "one", lost)):
        kubernetes.change("Lease", SYSTEM, names.MANAGER, {"spec": {"holderIdentity": "other"}})
        await asyncio.sleep(0.5 * SHORT)
    assert "other has taken the lease" in lost
    assert spec(kubernetes)["holderIdentity"] == "other"


async def test_of_two_who_see_it_free_one_takes_it(kubernetes: FakeKubernetes) -> None:
    leases = [a_lease(kubernetes, name) for name in ("a", "b", "c")]
    assert sorted(await asyncio.gather(*(lease._attempt() for lease in leases))) == [False, False, True]


async def test_a_process_of_the_same_name_goes_on_at_once(kubernetes: FakeKubernetes) -> None:
    """A container that was started anew in its pod: the one before is dead."""
    await a_lease(kubernetes, "pod").acquire()
    assert await a_lease(kubernetes, "pod")._attempt()
    assert spec(kubernetes)["leaseTransitions"] == 1


async def test_who_stands_by_is_ready_unless_the_lease_cannot_be_asked_for(kubernetes: FakeKubernetes) -> None:
    operator = Operator(kubernetes, Settings(SYSTEM, ("souk",)), "c1")
    await a_lease(kubernetes, "one").acquire()
    assert not await operator.lease._attempt()
    assert (operator.unready(), operator.doing()) == ("", "standing by; one acts")
    kubernetes.forbidden.add(SYSTEM)
    assert not await operator.lease._attempt()
    assert "Forbidden" in operator.unready()
