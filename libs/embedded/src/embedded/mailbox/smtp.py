"""The SMTP side: aiosmtpd's server, and what it does with an accepted mail."""

import re

from aiosmtpd.smtp import SMTP, Envelope, Session

from embedded.mailbox.messages import Messages

_ATOMS = r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*"
_PLAIN = re.compile(rf"<({_ATOMS}@{_ATOMS})>(?: ([A-Za-z0-9 =]*))?")


def plain_address(argument: str) -> tuple[str, str] | None:
    """`<name@host> PARAMETERS` as address and parameters; None for whatever takes more to be understood."""
    found = _PLAIN.fullmatch(argument)
    return (found[1], found[2] or "") if found else None


class CatcherServer(SMTP):
    """aiosmtpd reads each address with the parser for headers of mails: almost half of what a mail costs here."""

    def _getaddr(self, arg: str) -> tuple[str | None, str | None]:
        return plain_address(arg) or super()._getaddr(arg)


class Catcher:
    """aiosmtpd's handler: every accepted mail is kept."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep the mail and answer 250."""
        content = envelope.content if isinstance(envelope.content, bytes) else (envelope.content or "").encode()
        self._messages.add(envelope.mail_from or "", list(envelope.rcpt_tos), content)
        return "250 caught"


def server(messages: Messages) -> CatcherServer:
    """The protocol of one connection."""
    return CatcherServer(Catcher(messages), hostname="localhost", ident="Souk", enable_SMTPUTF8=True)
