"""Caught mails, newest first, bounded in number."""

import itertools
from collections import deque
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cached_property
from typing import Any

_MOST = 2000


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


@dataclass(frozen=True)
class Caught:
    """A mail as SMTP delivered it, read when somebody looks: most are never looked at."""

    id: int
    sender: str
    recipients: list[str]
    content: bytes
    received_at: str

    @cached_property
    def message(self) -> Message:
        """Sender, recipients, subject, text and HTML, parsed at the first look and kept."""
        parsed = message_from_bytes(self.content, policy=policy.default)
        return Message(
            id=self.id,
            message_id=str(parsed["Message-ID"] or ""),
            sender=self.sender,
            recipients=self.recipients,
            subject=str(parsed["Subject"] or ""),
            text=_body(parsed, "plain"),
            html=_body(parsed, "html"),
            headers={name: str(value) for name, value in parsed.items()},
            received_at=self.received_at,
        )


class Messages:
    """The mails caught since the start, the newest 2,000 of them."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._caught: deque[Caught] = deque(maxlen=_MOST)

    def __len__(self) -> int:
        return len(self._caught)

    def add(self, sender: str, recipients: list[str], content: bytes) -> None:
        """Keep a mail as it came over SMTP."""
        now = datetime.now(UTC).isoformat()
        self._caught.appendleft(Caught(next(self._numbers), sender, recipients, content, now))

    def all(self, recipient: str | None = None) -> list[Message]:
        """Newest first; only those to one address if it is given."""
        return [mail.message for mail in self._caught if recipient is None or recipient in mail.recipients]

    def newest(self, most: int) -> list[Message]:
        """The first of them."""
        return [mail.message for mail in itertools.islice(self._caught, most)]

    def get(self, number: int) -> Message | None:
        """One mail by its number."""
        return next((mail.message for mail in self._caught if mail.id == number), None)

    def clear(self) -> None:
        """Delete every mail; numbers go on where they were."""
        self._caught.clear()


def _body(parsed: EmailMessage, subtype: str) -> str:
    part = parsed.get_body(preferencelist=(subtype,))
    return str(part.get_content()) if part is not None else ""
