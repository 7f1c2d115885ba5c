"""Sends what the mail table holds: at least once, with one Message-ID, never inside a transaction."""

import asyncio
import logging
import random
import time
from collections.abc import Sequence
from datetime import timedelta

import aiosmtplib
import sqlalchemy as sa
from jinja2 import TemplateError
from prometheus_client import Counter

from servicekit.database import Database, Record
from servicekit.database.foundation import foundation_tables
from servicekit.database.plans import one_of
from servicekit.database.statement import Statement
from servicekit.database.unsynced import UNSYNCED
from servicekit.mail.message import Envelope, build
from servicekit.mail.quota import DailyQuota
from servicekit.mail.settings import MailSettings
from servicekit.mail.smtp import MailConnection, NotConnected
from servicekit.mail.templates import MailTemplates

logger = logging.getLogger(__name__)

MAILS = Counter("mails_total", "Mails by outcome of a try.", ("template", "outcome"))

_BATCH = 20
_PACE_SECONDS = 0.1
_MAX_TRIES = 12
_CLAIM_TIME = timedelta(minutes=2)
_LONGEST_WAIT_SECONDS = 6 * 3600.0
_PERMANENT = 500

_mail = foundation_tables(sa.MetaData()).outgoing_mail
_id = sa.bindparam("id", type_=sa.Uuid)
_delay = sa.bindparam("delay", type_=sa.Interval)
_open = sa.and_(_mail.c.sent_at.is_(None), _mail.c.failed_at.is_(None))
_due = (
    sa.select(_mail.c.id)
    .where(_open, _mail.c.next_try_at <= sa.func.now())
    .order_by(_mail.c.next_try_at)
    .limit(_BATCH)
    .with_for_update(skip_locked=True)
)
# Claiming moves the next try on, so that another process takes over if this one dies while sending. A claim or a mark
# that a crash of PostgreSQL loses means that a mail is sent again, as after a crash of ours: they wait for no disk.
_CLAIM = Statement(
    sa.update(_mail)
    .values(next_try_at=sa.func.now() + _delay, tries=_mail.c.tries + 1)
    .where(_mail.c.id.in_(_due), UNSYNCED)
    .returning(_mail.c.id, _mail.c.recipient, _mail.c.template, _mail.c.locale, _mail.c.data, _mail.c.tries)
)
# Once sent, what the mail said (links with tokens in them) is nobody's business any more.
_SENT = Statement(
    sa.update(_mail)
    .values(sent_at=sa.func.now(), data=sa.literal_column("'{}'::jsonb"), error=sa.null())
    .where(_mail.c.id == one_of("ids", sa.Uuid()), UNSYNCED)
)
_WITHHELD = Statement(
    sa.update(_mail)
    .values(failed_at=sa.func.now(), data=sa.literal_column("'{}'::jsonb"), error=sa.bindparam("reason"))
    .where(_mail.c.id == _id)
)
_AGAIN = Statement(
    sa.update(_mail).values(next_try_at=sa.func.now() + _delay, error=sa.bindparam("reason")).where(_mail.c.id == _id)
)
_FAILED = Statement(
    sa.update(_mail).values(failed_at=sa.func.now(), error=sa.bindparam("reason")).where(_mail.c.id == _id)
)


class MailSender:
    """Sends a service's mail. Run it in every process: rows are claimed, so each is sent by one of them.

    What exceeds `quota` is not sent at all.
    """

    def __init__(self, database: Database, settings: MailSettings, templates: MailTemplates, quota: DailyQuota) -> None:
        self._database = database
        self._settings = settings
        self._connection = MailConnection(settings)
        self._templates = templates
        self._quota = quota
        self._next_at = 0.0

    async def send_due(self) -> bool:
        """Try every mail that is due, at most one batch; returns whether there may be more.

        Batches that have mails begin a tenth of a second apart at least, so that busy times make greater ones.
        """
        await asyncio.sleep(self._next_at - time.monotonic())
        claimed = await self._database.fetch(_CLAIM, delay=_CLAIM_TIME)
        if claimed:
            self._next_at = time.monotonic() + _PACE_SECONDS
        await self._send_batch([row for row in claimed if not await self._withheld(row)])
        return len(claimed) == _BATCH

    async def _send_batch(self, rows: Sequence[Record]) -> None:
        if not rows:
            return
        give_up_at = time.monotonic() + _CLAIM_TIME.total_seconds() / 2
        sent: list[Record] = []
        try:
            async with self._connection.open() as server:
                for row in rows:
                    if time.monotonic() > give_up_at:
                        await self._try_later(row, "slow mail server")
                    elif await self._try(server, row):
                        sent.append(row)
        except NotConnected as error:
            for row in rows:
                await self._try_later(row, str(error))
        finally:
            await self._mark_sent(sent)

    async def _mark_sent(self, sent: Sequence[Record]) -> None:
        """One statement for the batch: who dies before it sends these mails again, with the same Message-IDs."""
        if sent:
            await self._database.execute(_SENT, ids=[row["id"] for row in sent])
        for row in sent:
            MAILS.labels(row["template"], "sent").inc()

    async def _withheld(self, row: Record) -> bool:
        """Counted at the first try only."""
        if row["tries"] > 1:
            return False
        exceeded = self._quota.exceeded(row["template"], row["recipient"])
        if exceeded is None:
            return False
        await self._database.execute(_WITHHELD, id=row["id"], reason=f"withheld: {exceeded}")
        MAILS.labels(row["template"], "withheld").inc()
        logger.warning("mail withheld", extra={"mail": str(row["id"]), "template": row["template"], "limit": exceeded})
        return True

    async def _try(self, server: aiosmtplib.SMTP, row: Record) -> bool:
        """Whether the server took it; what became of it otherwise is written down."""
        try:
            await self._send(server, row)
        except TemplateError as error:
            await self._fail(row, f"template: {type(error).__name__}: {error}")
        except aiosmtplib.SMTPRecipientsRefused as error:
            await self._refused(row, error.recipients[0].code if error.recipients else 0)
        except aiosmtplib.SMTPResponseException as error:
            await self._refused(row, error.code)
        except aiosmtplib.SMTPNotSupported:
            await self._fail(row, "the mail server lacks SMTPUTF8, which this recipient needs")
        except (aiosmtplib.SMTPException, OSError) as error:
            await self._try_later(row, type(error).__name__)
        except ValueError as error:
            await self._fail(row, f"unusable: {type(error).__name__}")
        else:
            return True
        return False

    async def _refused(self, row: Record, code: int) -> None:
        """5xx is the server's last word (RFC 5321 §4.2.1), anything else may pass."""
        if code >= _PERMANENT:
            await self._fail(row, f"refused with {code}")
        else:
            await self._try_later(row, f"put off with {code}")

    async def _try_later(self, row: Record, reason: str) -> None:
        if row["tries"] >= _MAX_TRIES:
            await self._fail(row, reason)
            return
        wait = min(_LONGEST_WAIT_SECONDS, 5.0 * 2 ** row["tries"]) * random.uniform(0.75, 1.0)  # noqa: S311 - jitter
        await self._database.execute(_AGAIN, id=row["id"], delay=timedelta(seconds=wait), reason=reason)
        MAILS.labels(row["template"], "put_off").inc()

    async def _fail(self, row: Record, reason: str) -> None:
        await self._database.execute(_FAILED, id=row["id"], reason=reason)
        MAILS.labels(row["template"], "failed").inc()
        logger.error("mail failed", extra={"mail": str(row["id"]), "template": row["template"], "reason": reason})

    async def _send(self, server: aiosmtplib.SMTP, row: Record) -> None:
        rendered = self._templates.render(row["template"], row["locale"], row["data"])
        envelope = Envelope(self._settings.sender, row["recipient"], str(row["id"]))
        options = ["SMTPUTF8"] if envelope.needs_utf8 else []
        await server.sendmail(
            envelope.sender_address, [envelope.recipient_address], build(envelope, rendered), mail_options=options
        )
