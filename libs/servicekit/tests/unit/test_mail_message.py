from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from servicekit.mail.message import Envelope, build
from servicekit.mail.templates import RenderedMail

TEXT = "Größe: 42\n\nA line that is much longer than the seventy-six characters which quoted-printable lets stand. =\n"


def read(sender: str = "Souk <shop@souk.example>", **mail: str | None) -> EmailMessage:
    parts = {"subject": "Hello", "text": TEXT, "html": None} | mail
    raw = build(Envelope(sender, "ada@example.org", "0197"), RenderedMail(**parts))  # type: ignore[arg-type]
    assert all(len(line) <= 78 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    return message_from_bytes(raw, policy=policy.default)


def text_of(message: EmailMessage, subtype: str = "plain") -> str:
    part = message.get_body((subtype,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_text_arrives_as_it_was_written() -> None:
    message = read()
    assert text_of(message) == TEXT
    assert (message["Message-ID"], message["To"]) == ("<0197@souk.example>", "ada@example.org")
    assert not message.defects


def test_html_is_an_alternative() -> None:
    message = read(html="<p>Größe</p>\n")
    assert message.get_content_type() == "multipart/alternative"
    assert (text_of(message), text_of(message, "html")) == (TEXT, "<p>Größe</p>\n")


def test_subjects_and_names_may_have_any_letters() -> None:
    long = "مرحبا بكم في متجرنا الجديد الذي يبيع كل شيء تحتاجه لبيتك"
    assert read(subject=long)["Subject"] == long
    assert read("Café Söuk <shop@souk.example>")["From"].addresses[0].display_name == "Café Söuk"


@pytest.mark.parametrize("value", ["a\nBcc: b@example.org", "a\r\nBcc: b@example.org"])
def test_no_value_begins_another_header(value: str) -> None:
    with pytest.raises(ValueError, match="span lines"):
        build(Envelope("shop@souk.example", value, "0197"), RenderedMail("Hello", TEXT, None))
    with pytest.raises(ValueError, match="span lines"):
        read(subject=value)


def test_only_addresses_ask_for_an_international_server() -> None:
    assert not Envelope("Café Söuk <shop@souk.example>", "ada@example.org", "1").needs_utf8
    assert Envelope("shop@souk.example", "käthe@example.org", "1").needs_utf8


@pytest.mark.parametrize(
    ("address", "travels_as", "needs_utf8"),
    [
        ("ada@bücher.example", "ada@xn--bcher-kva.example", False),
        ("ada@faß.example", "ada@xn--fa-hia.example", False),
        ("ada@例え.example", "ada@xn--r8jz45g.example", False),
        ("käthe@bücher.example", "käthe@bücher.example", True),
        ("ada@example.org", "ada@example.org", False),
        ("ada@bü_cher.example", "ada@bü_cher.example", True),
    ],
)
def test_a_plain_mailbox_at_an_international_domain_needs_no_international_server(
    address: str, travels_as: str, needs_utf8: bool
) -> None:
    envelope = Envelope(f"Souk <{address}>", address, "1")
    assert (envelope.recipient_address, envelope.sender_address) == (travels_as, travels_as)
    assert envelope.needs_utf8 is needs_utf8


def test_headers_name_international_domains_in_ascii() -> None:
    raw = build(Envelope("Söuk <shop@bücher.example>", "ada@bücher.example", "1"), RenderedMail("Hello", TEXT, None))
    message = message_from_bytes(raw, policy=policy.default)
    assert message["To"] == "ada@xn--bcher-kva.example"
    assert message["From"].addresses[0].addr_spec == "shop@xn--bcher-kva.example"
    assert message["Message-ID"] == "<1@xn--bcher-kva.example>"
