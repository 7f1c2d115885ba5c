"""A mail as bytes (RFC 5322, MIME). The standard library's EmailMessage builds the same in twenty times the time."""

import binascii
from dataclasses import dataclass
from email.header import Header
from email.utils import formataddr, formatdate, parseaddr

import idna

from servicekit.mail.templates import RenderedMail


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who writes to whom; `id` makes the Message-ID, the same at every try."""

    sender: str
    recipient: str
    id: str

    @property
    def sender_name(self) -> str:
        """Without the sender's address."""
        return parseaddr(self.sender)[0]

    @property
    def sender_address(self) -> str:
        """Without the sender's name, as it travels."""
        return _travelling(parseaddr(self.sender)[1])

    @property
    def recipient_address(self) -> str:
        """The recipient as SMTP sends it."""
        return _travelling(self.recipient)

    @property
    def domain(self) -> str:
        """Of the sender's address."""
        return self.sender_address.rpartition("@")[2] or "souk.localhost"

    @property
    def needs_utf8(self) -> bool:
        """Whether an address has letters that only a server with SMTPUTF8 (RFC 6531) can deliver to."""
        return not (self.sender_address.isascii() and self.recipient_address.isascii())


def build(envelope: Envelope, mail: RenderedMail) -> bytes:
    """The whole message, text and HTML as alternatives; raises ValueError where a value would begin another header."""
    for value in (envelope.sender, envelope.recipient, mail.subject):
        if "\r" in value or "\n" in value:
            raise ValueError("a header may not span lines")
    headers = {
        "From": formataddr((envelope.sender_name, envelope.sender_address)),
        "To": envelope.recipient_address,
        "Subject": mail.subject if mail.subject.isascii() else _encoded(mail.subject),
        "Date": formatdate(usegmt=True),
        "Message-ID": f"<{envelope.id}@{envelope.domain}>",
        "Auto-Submitted": "auto-generated",
        "MIME-Version": "1.0",
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items()).encode()
    if mail.html is None:
        return head + _part("plain", mail.text)
    boundary = f"souk-{envelope.id}"
    parts = (_part("plain", mail.text), _part("html", mail.html))
    between = b"--" + boundary.encode() + b"\r\n"
    body = b"".join(between + part + b"\r\n" for part in parts) + b"--" + boundary.encode() + b"--\r\n"
    return head + f'Content-Type: multipart/alternative; boundary="{boundary}"\r\n\r\n'.encode() + body


def _travelling(address: str) -> str:
    """An ASCII mailbox at an international domain as every server takes it: a@bücher.de is a@xn--bcher-kva.de.

    RFC 5891. A mailbox with other letters needs a server with SMTPUTF8, which takes the domain as it is.
    """
    mailbox, _, domain = address.rpartition("@")
    if address.isascii() or not mailbox.isascii():
        return address
    try:
        return f"{mailbox}@{idna.encode(domain, uts46=True).decode()}"
    except idna.IDNAError:
        return address


def _encoded(subject: str) -> str:
    """The subject as RFC 2047 encodes what is not ASCII."""
    return Header(subject, "utf-8", header_name="Subject").encode(linesep="\r\n")


def _part(subtype: str, text: str) -> bytes:
    head = f"Content-Type: text/{subtype}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    lines = text.replace("\r\n", "\n").encode()
    return head.encode() + binascii.b2a_qp(lines, istext=True).replace(b"\n", b"\r\n")
