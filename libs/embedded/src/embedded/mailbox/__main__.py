"""`python -m embedded.mailbox SMTP_PORT HTTP_PORT [--host 127.0.0.1]`."""

import argparse
import asyncio
import signal

from aiohttp import web
from aiosmtpd.smtp import SMTP, Envelope, Session

from embedded.mailbox.messages import Messages
from embedded.mailbox.web import create_app


class Catcher:
    """aiosmtpd's handler: every accepted mail is kept."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep the mail and answer 250."""
        content = envelope.content if isinstance(envelope.content, bytes) else (envelope.content or "").encode()
        self._messages.add(envelope.mail_from or "", list(envelope.rcpt_tos), content)
        return "250 caught"


async def run(host: str, smtp_port: int, http_port: int) -> None:
    """Serve until SIGTERM or SIGINT."""
    loop = asyncio.get_running_loop()
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    messages = Messages()
    handler = Catcher(messages)
    smtp = await loop.create_server(
        lambda: SMTP(handler, hostname="localhost", ident="Souk", enable_SMTPUTF8=True), host, smtp_port
    )
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
    asyncio.run(run(given.host, given.smtp_port, given.http_port))
