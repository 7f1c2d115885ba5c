"""The mail catcher: takes every mail by SMTP and shows it, delivers none."""

import sys

from embedded.part import Program
from embedded.probes import http_status


class MailCatcher(Program):
    """SMTP on one port, the mails on a web page and as JSON on another."""

    name = "mail"

    def __init__(self, smtp_port: int, http_port: int) -> None:
        self.smtp_port = smtp_port
        self.http_port = http_port
        self.ports = (smtp_port, http_port)

    @property
    def smtp_url(self) -> str:
        """The address for services' MAIL__SMTP_URL."""
        return f"smtp://127.0.0.1:{self.smtp_port}"

    @property
    def url(self) -> str:
        """Where people and tests read."""
        return f"http://127.0.0.1:{self.http_port}"

    def command(self) -> list[str]:
        """The catcher in the foreground."""
        return [sys.executable, "-m", "embedded.mailbox", str(self.smtp_port), str(self.http_port)]

    def ready(self) -> bool:
        """Whether its API answers."""
        return http_status(self.http_port, "/api/messages") == 200
