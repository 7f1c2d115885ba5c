"""`python -m embedded.mailbox SMTP_PORT HTTP_PORT [--host 127.0.0.1]`."""

import argparse
import asyncio
import signal

import uvloop
from aiohttp import web

from embedded.mailbox.messages import Messages
from embedded.mailbox.smtp import server
from embedded.mailbox.web import create_app


async def run(host: str, smtp_port: int, http_port: int) -> None:
    """Serve until SIGTERM or SIGINT."""
    loop = asyncio.get_running_loop()
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    messages = Messages()
    smtp = await loop.create_server(lambda: server(messages), host, smtp_port)
    runner = web.AppRunner(create_app(messages), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, host, http_port).start()
    await stopped.wait()
    smtp.close()
    await runner.cleanup()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m embedded.mailbox", description="Keeps every mail, delivers none.")
    parser.add_argument("smtp_port", type=int)
    parser.add_argument("http_port", type=int)
    parser.add_argument("--host", default="127.0.0.1", help="where to listen (default: this machine only)")
    return parser.parse_args()


if __name__ == "__main__":
    given = _arguments()
    uvloop.run(run(given.host, given.smtp_port, given.http_port))
