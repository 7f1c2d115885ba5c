"""Caught mails, newest first, bounded in number."""

import itertools
from collections import deque
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any


@dataclass(frozen=True, slots=True)
class Message:
    """One mail as it arrived; `received_at` is RFC 3339 in UTC."""

    id: int
    message_id: str
    sender: str
    recipients: list[str]
    subject: str
    text: str
    html: str
    headers: dict[str, str]
    received_at: str

    def as_dict(self) -> dict[str, Any]:
        """The shape of the JSON API."""
        return asdict(self)


class Messages:
    """The mails caught since the start."""

    def __init__(self, limit: int = 2000) -> None:
        self._numbers = itertools.count(1)
        self._messages: deque[Message] = deque(maxlen=limit)

    def add(self, sender: str, recipients: list[str], content: bytes) -> Message:
        """Keep a mail as SMTP delivered it."""
        parsed = message_from_bytes(content, policy=policy.default)
        message = Message(
            id=next(self._numbers),
            message_id=str(parsed["Message-ID"] or ""),
            sender=sender,
            recipients=recipients,
            subject=str(parsed["Subject"] or ""),
            text=_body(parsed, "plain"),
            html=_body(parsed, "html"),
            headers={name: str(value) for name, value in parsed.items()},
            received_at=datetime.now(UTC).isoformat(),
        )
        self._messages.appendleft(message)
        return message

    def all(self, recipient: str | None = None) -> list[Message]:
        """Newest first; only those to one address if it is given."""
        return [m for m in self._messages if recipient is None or recipient in m.recipients]

    def get(self, number: int) -> Message | None:
        """One mail by its number."""
        return next((m for m in self._messages if m.id == number), None)

    def clear(self) -> None:
        """Forget all."""
        self._messages.clear()


def _body(parsed: EmailMessage, subtype: str) -> str:
    part = parsed.get_body(preferencelist=(subtype,))
    return str(part.get_content()) if part is not None else ""
