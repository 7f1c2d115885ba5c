"""Services as forks of one process that has imported what all of them share: most of what each would import.

`multiprocessing`'s fork server is that process, and this module what it imports first. It has no thread and no event
loop, so what it forks starts as clean as a program. Who starts services, in `souk.forked`, imports none of this.
"""

import gc
import os
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path

import aiohttp  # noqa: F401
import asyncpg  # noqa: F401
import fastapi  # noqa: F401
import uvicorn  # noqa: F401

import servicekit.app
import servicekit.mail
import servicekit.messaging
import servicekit.server  # noqa: F401

gc.collect()
gc.freeze()  # what is shared stays shared: no later collection writes to it


def serve(module: str, environment: dict[str, str], log: Path, may_begin: "Connection[None, str]") -> None:
    """In a fork: become that service in a session of its own, load it, and run it once it may begin.

    Where nobody says so, whoever started this is gone, and it ends too.
    """
    os.setsid()
    os.environ.update(environment)
    with log.open("ab") as output:
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
    _name(module.partition(".")[0].replace("_", "-"))
    run = import_module(module).main
    try:
        may_begin.recv()
    except EOFError:
        return
    may_begin.close()
    run()


def _name(name: str) -> None:
    """What `top` and `ps -o comm` show, where the kernel has such a place."""
    with suppress(OSError):
        Path("/proc/self/comm").write_text(name)
