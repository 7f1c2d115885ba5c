import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from pydantic import SecretStr

from servicekit.database import Database, Statement, UnitOfWork
from servicekit.domain import new_id
from servicekit.limits import RateLimits
from servicekit.mail import DailyQuota, Mailbox, MailSender, MailSettings, MailTemplates
from servicekit.mail.smtp import MailConnection

SENDER = "Souk <shop@souk.example>"


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    (tmp_path / "hello.en.subject.txt").write_text("Hello {{ name }}")
    (tmp_path / "hello.en.txt").write_text("Good day, {{ name }}.")
    (tmp_path / "hello.en.html").write_text("<p>Good day, {{ name }}.</p>")
    (tmp_path / "hello.ar.subject.txt").write_text("مرحبا {{ name }}")
    (tmp_path / "hello.ar.txt").write_text("أهلا {{ name }}")
    return tmp_path


def settings(smtp_url: str) -> MailSettings:
    return MailSettings(smtp_url=SecretStr(smtp_url), sender=SENDER, timeout=2)


class NoQuota(DailyQuota):
    """Lets every mail go."""

    def __init__(self) -> None: ...

    def exceeded(self, template: str, recipient: str) -> str | None:
        return None


def a_sender(database: Database, smtp_url: str, templates: Path) -> MailSender:
    return MailSender(database, settings(smtp_url), MailTemplates(templates), NoQuota())


def nothing() -> None: ...


async def post(database: Database, to: str, *, mail_id: UUID | None = None, locale: str = "en", **data: Any) -> UUID:
    mail_id = mail_id or new_id()
    async with UnitOfWork(database) as uow:
        await Mailbox(uow.transaction, nothing).post(mail_id, to, "hello", locale, {"name": "Ada"} | data)
    return mail_id


async def row(database: Database, mail_id: UUID) -> Any:
    async with database.acquire() as connection:
        return await connection.raw.fetchrow("SELECT * FROM outgoing_mail WHERE id = $1", mail_id)


async def test_a_mail_goes_out_with_the_events_id(database: Database, templates: Path, mail_catcher: Any) -> None:
    mail_id = await post(database, "ada@example.org", secret="link")
    sender = a_sender(database, mail_catcher.smtp_url, templates)
    await sender.send_due()
    mail = mail_catcher.wait_for("ada@example.org")
    assert mail["subject"] == "Hello Ada"
    assert mail["message_id"].strip("<>") == f"{mail_id}@souk.example"
    assert "Good day, Ada." in mail["text"]
    assert "<p>Good day, Ada.</p>" in mail["html"]
    sent = await row(database, mail_id)
    assert sent["sent_at"] is not None
    assert sent["data"] == {}
    await sender.send_due()
    assert len(mail_catcher.messages()) == 1


async def test_a_mail_in_arabic_arrives_readable(database: Database, templates: Path, mail_catcher: Any) -> None:
    await post(database, "layla@example.org", locale="ar-EG")
    await a_sender(database, mail_catcher.smtp_url, templates).send_due()
    assert mail_catcher.wait_for("layla@example.org")["subject"] == "مرحبا Ada"


async def test_one_event_makes_one_mail(database: Database, templates: Path, mail_catcher: Any) -> None:
    mail_id = new_id()
    for name in ("Ada", "Bob"):
        async with UnitOfWork(database) as uow:
            await Mailbox(uow.transaction, nothing).post(mail_id, "a@example.org", "hello", "en", {"name": name})
    rows = await database.fetch(Statement(sa.text("SELECT id, data->>'name' AS name FROM outgoing_mail")))
    assert [tuple(row) for row in rows] == [(mail_id, "Ada")]


async def test_a_rolled_back_mail_never_leaves(database: Database, templates: Path, mail_catcher: Any) -> None:
    with pytest.raises(ZeroDivisionError):
        async with UnitOfWork(database) as uow:
            await Mailbox(uow.transaction, nothing).post(new_id(), "a@example.org", "hello", "en", {"name": "A"})
            raise ZeroDivisionError
    assert await a_sender(database, mail_catcher.smtp_url, templates).send_due() is False


async def test_several_senders_send_each_mail_once(database: Database, templates: Path, mail_catcher: Any) -> None:
    for number in range(45):
        await post(database, f"n{number}@example.org")
    senders = [a_sender(database, mail_catcher.smtp_url, templates) for _ in range(3)]
    while sum(await asyncio.gather(*(sender.send_due() for sender in senders))):
        pass
    recipients = [mail["recipients"][0] for mail in mail_catcher.messages()]
    assert len(recipients) == len(set(recipients)) == 45


async def test_a_look_that_finds_less_than_a_batch_is_the_last_until_more_is_posted(
    database: Database, templates: Path, mail_catcher: Any
) -> None:
    for number in range(25):
        await post(database, f"n{number}@example.org")
    sender = a_sender(database, mail_catcher.smtp_url, templates)
    assert [await sender.send_due(), await sender.send_due()] == [True, False]
    assert len(mail_catcher.messages()) == 25


async def test_while_the_server_is_away_mail_waits(
    database: Database, templates: Path, free_port: Callable[[], int]
) -> None:
    mail_id = await post(database, "ada@example.org")
    sender = a_sender(database, f"smtp://127.0.0.1:{free_port()}", templates)
    await sender.send_due()
    waiting = await row(database, mail_id)
    assert waiting["tries"] == 1
    assert (waiting["sent_at"], waiting["failed_at"]) == (None, None)
    assert waiting["next_try_at"] > waiting["created_at"]
    await sender.send_due()
    assert (await row(database, mail_id))["tries"] == 1


async def test_after_many_tries_a_mail_has_failed(
    database: Database, templates: Path, free_port: Callable[[], int]
) -> None:
    mail_id = await post(database, "ada@example.org")
    async with database.acquire() as connection:
        await connection.raw.execute("UPDATE outgoing_mail SET tries = 11")
    await a_sender(database, f"smtp://127.0.0.1:{free_port()}", templates).send_due()
    assert (await row(database, mail_id))["failed_at"] is not None


class Inbox:
    """A mail server that takes everything."""

    def __init__(self) -> None:
        self.recipients: list[str] = []

    async def handle_DATA(self, _server: SMTP, _session: Any, envelope: Any) -> str:  # noqa: N802
        self.recipients += envelope.rcpt_tos
        return "250 ok"


class Grumpy:
    """A mail server that answers RCPT with the code in the address: code550@…"""

    async def handle_RCPT(self, _server: SMTP, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802
        code = address.partition("@")[0].removeprefix("code")
        if code == "250":
            envelope.rcpt_tos.append(address)
        return f"{code} so be it"

    async def handle_DATA(self, _server: SMTP, _session: Any, _envelope: Any) -> str:  # noqa: N802
        return "250 ok"


@pytest.mark.parametrize(("code", "column"), [(550, "failed_at"), (250, "sent_at"), (451, None)])
async def test_the_servers_answer_decides(
    database: Database, templates: Path, free_port: Callable[[], int], code: int, column: str | None
) -> None:
    server = Controller(Grumpy(), hostname="127.0.0.1", port=free_port())
    server.start()
    try:
        mail_id = await post(database, f"code{code}@example.org")
        await a_sender(database, f"smtp://127.0.0.1:{server.port}", templates).send_due()
    finally:
        server.stop()
    answered = await row(database, mail_id)
    assert [name for name in ("sent_at", "failed_at") if answered[name] is not None] == ([column] if column else [])


class Door:
    """A mail server's handler that counts who comes in, and remembers to whom mail came."""

    def __init__(self) -> None:
        self.came_in = 0
        self.recipients: list[str] = []

    async def handle_EHLO(  # noqa: N802
        self, _server: SMTP, session: Any, _envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        self.came_in += 1
        session.host_name = hostname
        return responses

    async def handle_DATA(self, _server: SMTP, _session: Any, envelope: Any) -> str:  # noqa: N802
        self.recipients += envelope.rcpt_tos
        return "250 taken"


async def test_one_connection_serves_many_batches(
    database: Database, templates: Path, free_port: Callable[[], int]
) -> None:
    door = Door()
    server = Controller(door, hostname="127.0.0.1", port=free_port())
    server.start()
    try:
        sender = a_sender(database, f"smtp://127.0.0.1:{server.port}", templates)
        for number in range(3):
            await post(database, f"{number}@example.org")
            await sender.send_due()
        assert (door.came_in, door.recipients) == (1, ["0@example.org", "1@example.org", "2@example.org"])
    finally:
        server.stop()


async def test_a_connection_that_the_server_has_ended_costs_no_mail(
    database: Database, templates: Path, free_port: Callable[[], int]
) -> None:
    port = free_port()
    sender = a_sender(database, f"smtp://127.0.0.1:{port}", templates)
    for to in ("before@example.org", "after@example.org"):
        door = Door()
        server = Controller(door, hostname="127.0.0.1", port=port)
        server.start()
        try:
            mail_id = await post(database, to)
            await sender.send_due()
        finally:
            server.stop()  # ends its connections
        assert door.recipients == [to]
        assert (await row(database, mail_id))["sent_at"] is not None


async def test_a_kept_connection_is_closed_when_nothing_is_sent_for_a_while(templates: Path, mail_catcher: Any) -> None:
    connection = MailConnection(settings(mail_catcher.smtp_url), keep=0.05)
    async with connection.open() as first:
        assert first.is_connected
    async with asyncio.timeout(30):
        while first.is_connected:
            await asyncio.sleep(0.01)
    async with connection.open() as second:
        assert second.is_connected
    assert second is not first
    connection.close()


async def test_a_fault_between_two_mails_repeats_none_that_was_sent(
    database: Database, templates: Path, monkeypatch: pytest.MonkeyPatch, free_port: Callable[[], int]
) -> None:
    door, tried = Door(), list[str]()
    server = Controller(door, hostname="127.0.0.1", port=free_port())
    server.start()
    try:
        sender = a_sender(database, f"smtp://127.0.0.1:{server.port}", templates)
        ids = [await post(database, f"{number}@example.org") for number in range(2)]
        send = sender._try

        async def fail_at_the_second(smtp: Any, mail: Any) -> bool:
            tried.append(mail["recipient"])
            if len(tried) > 1:
                raise RuntimeError("a fault of ours")
            return await send(smtp, mail)

        monkeypatch.setattr(sender, "_try", fail_at_the_second)
        with pytest.raises(RuntimeError):
            await sender.send_due()
        sent = [mail_id for mail_id in ids if (await row(database, mail_id))["sent_at"] is not None]
        assert (len(sent), door.recipients) == (1, tried[:1])
    finally:
        server.stop()


@pytest.mark.parametrize(
    ("recipient", "column", "arrived"),
    [
        ("ada@bücher.example", "sent_at", ["ada@xn--bcher-kva.example"]),
        ("ada@例え.example", "sent_at", ["ada@xn--r8jz45g.example"]),
        ("käthe@example.org", "failed_at", []),
    ],
)
async def test_a_server_without_smtputf8_is_given_what_it_can_deliver(
    database: Database, templates: Path, free_port: Callable[[], int], recipient: str, column: str, arrived: list[str]
) -> None:
    inbox = Inbox()
    server = Controller(inbox, hostname="127.0.0.1", port=free_port(), enable_SMTPUTF8=False)
    server.start()
    try:
        mail_id = await post(database, recipient)
        await a_sender(database, f"smtp://127.0.0.1:{server.port}", templates).send_due()
    finally:
        server.stop()
    assert inbox.recipients == arrived
    assert (await row(database, mail_id))[column] is not None


async def test_a_template_that_cannot_be_shown_fails_only_its_mail(
    database: Database, templates: Path, mail_catcher: Any
) -> None:
    (templates / "hello.de.txt").write_text("{{ missing }}")
    broken = await post(database, "b@example.org", locale="de")
    await post(database, "a@example.org")
    await a_sender(database, mail_catcher.smtp_url, templates).send_due()
    assert mail_catcher.wait_for("a@example.org")
    assert (await row(database, broken))["failed_at"] is not None


async def test_an_address_with_a_line_break_cannot_add_headers(
    database: Database, templates: Path, mail_catcher: Any
) -> None:
    mail_id = await post(database, "a@example.org\r\nBcc: b@example.org")
    await a_sender(database, mail_catcher.smtp_url, templates).send_due()
    assert (await row(database, mail_id))["failed_at"] is not None
    assert mail_catcher.messages() == []


async def test_what_exceeds_the_quota_is_withheld_forgotten_and_never_tried_again(
    database: Database, templates: Path, mail_catcher: Any, valkey: Any
) -> None:
    quota = DailyQuota(RateLimits(valkey), {"hello": 2})
    sender = MailSender(database, settings(mail_catcher.smtp_url), MailTemplates(templates), quota)
    mails = [await post(database, "ada@example.org", secret="link") for _ in range(3)]
    await sender.send_due()
    rows = [await row(database, mail) for mail in mails]
    assert sum(each["sent_at"] is not None for each in rows) == 2
    (withheld,) = [each for each in rows if each["sent_at"] is None]
    assert (withheld["error"], withheld["data"]) == ("withheld: mail-mailbox-hello", {})
    assert withheld["failed_at"] is not None
    await sender.send_due()
    assert len(mail_catcher.messages()) == 2
