"""Why a service does not start as it is configured."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable

logger = logging.getLogger(__name__)

_PATIENCE_SECONDS = 3.0


class Refused(Exception):
    """The message is one sentence for whoever configures the service: what is wrong, and which variable mends it.

    Raised while a service starts, it ends the process with exit code 2 and that sentence on standard error, so that a
    rollout stops at it. What is merely away is no reason to: nothing of it needs mending here.
    """


async def ask_all(checks: Iterable[Callable[[], Awaitable[None]]]) -> None:
    """Ask all at once, none for longer than three seconds. Raises Refused where one does, and nothing else."""

    async def ask(check: Callable[[], Awaitable[None]]) -> None:
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                await check()
        except Refused:
            raise
        except Exception as error:  # noqa: BLE001 - away, slow or failing: whoever needs it will wait for it
            logger.info("not answered at the start", extra={"reason": repr(error)})

    await asyncio.gather(*(ask(check) for check in checks))
