"""`python -m souk.synthetic URL`: buys there again and again; /metrics and its own health at --port.

SYNTHETIC_STAFF_EMAIL and SYNTHETIC_STAFF_PASSWORD: who refunds what was paid in the sandbox. Without them, and wherever
another provider is, it stops at the payment's intent and cancels the order.
"""

import argparse
import asyncio
import logging
import os
import signal
from contextlib import suppress

from prometheus_client import start_http_server

from souk.synthetic.runner import Figures, Runner


async def main(given: argparse.Namespace) -> None:
    """Until SIGTERM or SIGINT."""
    figures = Figures(given.namespace)
    start_http_server(given.port, registry=figures.registry)
    email, password = (os.environ.get(f"SYNTHETIC_STAFF_{name}", "") for name in ("EMAIL", "PASSWORD"))
    runner = Runner(given.url, figures, (email, password) if email and password else None)
    work = asyncio.create_task(runner.run(given.every))
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, work.cancel)
    with suppress(asyncio.CancelledError):
        await work


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m souk.synthetic", description=__doc__)
    parser.add_argument("url", help="the shop as people type it, such as https://shop.example.com")
    parser.add_argument("--every", type=float, default=120.0, help="seconds from one purchase to the next")
    parser.add_argument("--namespace", default="", help="the shop's namespace, as its own series have it")
    parser.add_argument("--port", type=int, default=9100)
    return parser.parse_args()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
    asyncio.run(main(_arguments()))
