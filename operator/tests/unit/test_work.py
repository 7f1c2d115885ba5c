"""The queue, the probes, and what kopf is told."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from typing import Any

import aiohttp
import pytest

from souk_operator import handlers, names
from souk_operator.logs import Seldom
from souk_operator.metrics import Metrics
from souk_operator.probes import served
from souk_operator.work import Key, WorkQueue

A, B = Key("Database", "n", "a"), Key("Database", "n", "b")


@contextlib.asynccontextmanager
async def working(queue: WorkQueue):  # type: ignore[no-untyped-def]
    task = asyncio.create_task(queue.run())
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not holds():
            await asyncio.sleep(0.01)


async def test_a_key_is_never_worked_on_twice_at_once_and_what_comes_meanwhile_follows() -> None:
    running: list[Key] = []
    calls: list[Key] = []

    async def reconcile(key: Key) -> None:
        assert key not in running
        running.append(key)
        calls.append(key)
        await asyncio.sleep(0.05)
        running.remove(key)

    queue = WorkQueue(reconcile, workers=3)
    async with working(queue):
        queue.add(A)
        queue.add(B)
        await until(lambda: len(calls) == 2)
        for _ in range(5):
            queue.add(A)
        await until(lambda: calls.count(A) == 2)
        await asyncio.sleep(0.1)
    assert (calls.count(A), calls.count(B)) == (2, 1)


async def test_a_failure_is_tried_again_and_stops_no_worker() -> None:
    calls: list[Key] = []

    async def reconcile(key: Key) -> float | None:
        calls.append(key)
        if len(calls) == 1:
            raise RuntimeError("once")
        return None

    queue = WorkQueue(reconcile, workers=1)
    async with working(queue):
        queue.add(A)
        queue.add(B)
        await until(lambda: calls.count(A) == 2)
    assert calls[:2] == [A, B]


async def test_who_asks_to_come_back_comes_back() -> None:
    calls: list[Key] = []

    async def reconcile(key: Key) -> float | None:
        calls.append(key)
        return 0.01 if len(calls) < 3 else None

    queue = WorkQueue(reconcile)
    async with working(queue):
        queue.add(A, 0.01)
        await until(lambda: len(calls) == 3)


async def test_probes_say_what_is_wrong(free_port: Callable[[], int]) -> None:
    port, wrong = free_port(), ["the loop stands"]
    metrics = Metrics()
    with metrics.reconcile("Database"):
        pass
    async with (
        served(port, lambda: "", lambda: wrong[0], lambda: "standing by", metrics),
        aiohttp.ClientSession() as session,
    ):
        answers = {}
        for path in ("healthz", "readyz", "metrics"):
            async with session.get(f"http://127.0.0.1:{port}/{path}") as answer:
                answers[path] = (answer.status, await answer.text())
    assert answers["healthz"] == (200, "standing by")
    assert answers["readyz"] == (503, "the loop stands")
    assert 'reconcile_duration_seconds_count{kind="Database",outcome="done"} 1.0' in answers["metrics"][1]


async def test_a_reconciliation_that_fails_is_counted_as_failed() -> None:
    metrics = Metrics()
    with pytest.raises(RuntimeError), metrics.reconcile("Database"):
        raise RuntimeError
    sample = {"kind": "Database", "outcome": "failed"}
    assert metrics.registry.get_sample_value("souk_operator_reconcile_duration_seconds_count", sample) == 1


def test_kopf_watches_our_labels_alone_and_tells_nothing() -> None:
    settings = handlers.kopf_settings()
    assert settings.watching.label_selectors["batch", "v1", "jobs"] == names.JOB_LABEL
    assert settings.watching.label_selectors["", "v1", "secrets"] == names.DATABASE_LABEL
    assert not settings.posting.enabled
    assert settings.scanning.disabled


def test_our_own_writes_to_status_are_not_passed_on_and_changes_by_people_are() -> None:
    versions = handlers._Versions()

    def changed(body: Any) -> bool:
        return versions.changed(("n", "a"), body)

    meta: dict[str, Any] = {"uid": "u", "generation": 1, "annotations": {}}
    assert changed({"metadata": meta})
    assert not changed({"metadata": meta, "status": {"x": 1}})
    assert changed({"metadata": {**meta, "annotations": {"souk.dev/rotate": "1"}}})
    assert changed({"metadata": {**meta, "generation": 2}})
    assert changed({"metadata": {**meta, "generation": 2, "deletionTimestamp": "now"}})


def test_what_is_deleted_is_told_although_it_looks_as_before() -> None:
    versions = handlers._Versions()
    body: Any = {"metadata": {"uid": "u", "generation": 1}}
    assert versions.changed(("", "souk"), body)
    assert versions.changed(("", "souk"), body, gone=True)
    assert versions._seen == {}


def test_a_warning_that_comes_again_and_again_is_logged_once() -> None:
    seldom = Seldom()

    def told(text: str) -> bool:
        return seldom.filter(logging.LogRecord("kopf", logging.ERROR, "f", 1, text, None, None))

    assert told("Request attempt #1 failed: namespace a")
    assert not told("Request attempt #2 failed: namespace a")
    assert told("Request attempt #3 failed: namespace b")
