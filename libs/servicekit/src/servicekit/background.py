"""Work beside the requests, for as long as the process lives: its pauses, failures, figures and its end."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from functools import partial
from typing import Any

from prometheus_client import Counter

from servicekit.outages import backoff, is_passing, stop_if_cancelled
from servicekit.telemetry.trouble import Trouble

logger = logging.getLogger(__name__)

ROUNDS = Counter("background_rounds_total", "Rounds of background work by outcome.", ("work", "outcome"))

_LONGEST_PAUSE, _LONGEST_OUTAGE_PAUSE = 10.0, 2.0
_MORE_PAUSE = 0.1
_SHORTEST_PAUSE = 0.01
_JITTER = 0.1

Round = Callable[[], Awaitable[object]]
"""One round of work; it answers True where more is left to do, and a float where it knows in how many seconds there
will be, if that is sooner than the pause. No other answer means anything here."""


class BackgroundWork:
    """The tasks of one process; each is named in logs and metrics."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def every(self, name: str, work: Round, *, seconds: float) -> None:
        """Call `work` now and again `seconds` after each round, give or take a tenth; soon where more is left."""

        async def rest(more: object) -> None:
            pause = _MORE_PAUSE if more is True else _sooner(more, seconds)
            await asyncio.sleep(pause * random.uniform(1 - _JITTER, 1 + _JITTER))  # noqa: S311 - jitter, not security

        self.background(name, partial(_rounds, name, work, rest, seconds))

    def when_woken(self, name: str, work: Round, *, woken: asyncio.Event, seconds: float) -> None:
        """Call `work` now, whenever `woken` is set, and after `seconds` at the latest; at once where more is left."""

        async def take_note() -> object:
            woken.clear()
            return await work()

        async def rest(more: object) -> None:
            if more is not True:
                with suppress(TimeoutError):
                    async with asyncio.timeout(_sooner(more, seconds)):
                        await woken.wait()

        self.background(name, partial(_rounds, name, take_note, rest, seconds))

    def background(self, name: str, work: Callable[[], Awaitable[None]]) -> None:
        """Run `work`, which ends by itself or never; when it raises it is logged and begun again after a pause."""
        self.begin(_supervised(name, work), name)

    def begin(self, work: Coroutine[Any, Any, None], name: str | None = None) -> asyncio.Task[None]:
        """Run `work` once, beside everything else."""
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def stop_background(self) -> None:
        """Cancel the work and wait until it has let go; asked again where a library swallowed it."""
        waiting = set(self._tasks)
        while waiting:
            for task in waiting:
                task.cancel()
            _, waiting = await asyncio.wait(waiting, timeout=5)


def _sooner(answer: object, seconds: float) -> float:
    return min(max(_SHORTEST_PAUSE, answer), seconds) if isinstance(answer, float) else seconds


async def _rounds(name: str, work: Round, rest: Callable[[object], Awaitable[None]], seconds: float) -> None:
    """Trouble that passes is logged once it has lasted, any other failure each time; both are tried again."""
    done, failed = ROUNDS.labels(name, "done"), ROUNDS.labels(name, "failed")
    trouble, failures = Trouble(logger, "background work waits"), 0
    while True:
        stop_if_cancelled()
        try:
            more = await work()
        except Exception as error:
            failures += 1
            failed.inc()
            longest = _LONGEST_OUTAGE_PAUSE if is_passing(error) else _LONGEST_PAUSE
            if is_passing(error):
                trouble.happened(work=name, reason=repr(error))
            else:
                logger.exception("background work failed", extra={"work": name})
            await asyncio.sleep(backoff(failures, at_most=min(seconds, longest)))
        else:
            failures = 0
            done.inc()
            trouble.over()
            await rest(more)


async def _supervised(name: str, work: Callable[[], Awaitable[None]]) -> None:
    failures = 0
    while True:
        began = asyncio.get_running_loop().time()
        try:
            await work()
            return
        except Exception:
            if asyncio.get_running_loop().time() - began > _LONGEST_PAUSE:
                failures = 0
            failures += 1
            pause = backoff(failures, first=0.4, at_most=_LONGEST_PAUSE)
            logger.exception("background work failed", extra={"work": name, "next_try_seconds": round(pause, 1)})
        await asyncio.sleep(pause)
