"""What the provider sent is written down in batches, a row an event."""

from datetime import timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa

from payment_service.domain.webhook import HeardWebhook, WebhookOutcome
from payment_service.infrastructure.webhook_log import WebhookLog
from servicekit.database import Database, Statement
from servicekit.domain import utc_now

ROWS = Statement(sa.text("SELECT * FROM webhooks ORDER BY event_id"))
HANDLED, KNOWN, FAILED = WebhookOutcome.HANDLED, WebhookOutcome.KNOWN, WebhookOutcome.FAILED


def heard(event_id: str, outcome: WebhookOutcome = HANDLED, **more: object) -> HeardWebhook:
    return HeardWebhook(event_id, "payment_intent.succeeded", "pi_1", outcome, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize(
    ("outcomes", "last"),
    [
        ((HANDLED, KNOWN), HANDLED),
        ((FAILED, HANDLED, KNOWN), HANDLED),
        ((FAILED, KNOWN), KNOWN),
        ((HANDLED, FAILED), FAILED),
        ((KNOWN, KNOWN), KNOWN),
    ],
)
async def test_an_event_is_one_row_that_counts_its_deliveries(
    database: Database, outcomes: tuple[WebhookOutcome, ...], last: WebhookOutcome, at_once: bool
) -> None:
    log, payment_id = WebhookLog(database, "sandbox", utc_now), uuid4()
    for outcome in outcomes:
        log.note(heard("evt_1", outcome, payment_id=payment_id, reason="Unavailable" if outcome is FAILED else None))
        log.note(heard("evt_2"))
        if not at_once:
            await log.write()
    await log.write()
    one, other = await database.fetch(ROWS)
    assert (one["outcome"], one["deliveries"], one["payment_id"]) == (last, len(outcomes), payment_id)
    assert (one["reason"] is not None, one["provider"]) == (last is FAILED, "sandbox")
    assert (other["outcome"], other["deliveries"]) == (HANDLED, len(outcomes))


async def test_words_that_postgresql_cannot_hold_stop_no_other_row(database: Database) -> None:
    log = WebhookLog(database, "sandbox", utc_now)
    log.note(HeardWebhook("evt_1", "a\0b" * 500, "pi\0", HANDLED))
    log.note(heard("evt_2"))
    await log.write()
    one, _ = await database.fetch(ROWS)
    assert (one["type"][:4], len(one["type"]), one["about"]) == ("abab", 255, "pi")


async def test_what_could_not_be_written_is_written_later(database: Database) -> None:
    class Away:
        async def fetch(self, *_: object, **__: object) -> None:
            raise ConnectionError

    log = WebhookLog(Away(), "sandbox", utc_now)  # type: ignore[arg-type]
    log.note(heard("evt_1"))
    with pytest.raises(ConnectionError):
        await log.write()
    log.note(heard("evt_2"))
    log._database = database
    await log.write()
    await log.write()
    assert [row["event_id"] for row in await database.fetch(ROWS)] == ["evt_1", "evt_2"]


@pytest.mark.parametrize(("days", "left"), [(29.9, 5), (30.1, 0), (90, 0)])
async def test_whatever_became_of_it_is_kept_for_thirty_days(database: Database, days: float, left: int) -> None:
    log = WebhookLog(database, "sandbox", utc_now)
    for outcome in WebhookOutcome:
        log.note(heard(f"evt_{outcome}", outcome))
    await log.write()
    later = utc_now() + timedelta(days=days)
    assert await WebhookLog(database, "sandbox", lambda: later).sweep() == (left == 0)
    assert len(await database.fetch(ROWS)) == left
