"""What the provider sent, and what became of it: a row an event, for thirty days."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from prometheus_client import Counter
from sqlalchemy.dialects.postgresql import ARRAY, insert

from payment_service.domain.webhook import HeardWebhook, WebhookOutcome
from payment_service.infrastructure.tables import webhooks
from servicekit.database import Database, Statement
from servicekit.database.plans import unseen
from servicekit.database.unsynced import UNSYNCED
from servicekit.domain import Clock

# From zero on, so that Prometheus sees the first one as a rise.
NOT_UNDERSTOOD = Counter("payment_webhooks_not_understood_total", "Signed webhooks that we could not read.")

KEEP = timedelta(days=30)
"""As long as the provider shows an event (https://docs.stripe.com/api/events); it sends one again for three days."""
_LONGEST = 255
_MOST_WAITING = 10_000

_w = webhooks.c
_SENT = ("event_id", "type", "about", "payment_id", "outcome", "reason", "deliveries")


def _noting(*returning: Any) -> Statement:
    """Rows as arrays; an event that is there already is counted, and has the outcome that says more."""
    rows = sa.func.unnest(*(sa.bindparam(name, type_=ARRAY(_w[name].type)) for name in _SENT))
    sent = rows.table_valued(*_SENT).render_derived()
    provider, at = sa.bindparam("provider", type_=sa.Text), sa.bindparam("at", type_=_w.received_at.type)
    new = insert(webhooks).from_select(
        [*_SENT, "provider", "received_at", "heard_at"], sa.select(*(sent.c[name] for name in _SENT), provider, at, at)
    )
    told = new.excluded
    says_more = sa.or_(told.outcome != WebhookOutcome.KNOWN.value, _w.outcome == WebhookOutcome.FAILED.value)
    return Statement(
        new.on_conflict_do_update(
            index_elements=[_w.event_id],
            set_={
                "deliveries": _w.deliveries + told.deliveries,
                "heard_at": told.heard_at,
                "payment_id": sa.func.coalesce(told.payment_id, _w.payment_id),
                "outcome": sa.case((says_more, told.outcome), else_=_w.outcome),
                "reason": sa.case((says_more, told.reason), else_=_w.reason),
            },
        ).returning(*returning)
    )


_WRITE = _noting(UNSYNCED)
_KEEP = _noting(_w.deliveries)
_outcomes = sa.func.unnest(unseen("outcomes", ARRAY(sa.Text))).table_valued("outcome").render_derived("each_outcome")
_old = (
    sa.select(_w.event_id)
    .where(_w.outcome == _outcomes.c.outcome, _w.received_at < sa.bindparam("before", type_=_w.received_at.type))
    .order_by(_w.received_at)
    .limit(500)
    .lateral("old")
)
_SWEEP = Statement(
    sa.delete(webhooks).where(_w.event_id.in_(sa.select(_old.c.event_id).select_from(_outcomes.join(_old, sa.true()))))
)


class WebhookLog:
    """Purchases pay little for it: what was heard is written once a second, all together.

    A process that is killed loses the notes of its last second, never their effect. What nobody understood is written
    at once, for there the row is all that is left of it.
    """

    def __init__(self, database: Database, provider: str, clock: Clock) -> None:
        self._database, self._provider, self._clock = database, provider, clock
        self._waiting: dict[str, tuple[HeardWebhook, int]] = {}

    def note(self, heard: HeardWebhook) -> None:
        """Remember a delivery until the next `write`."""
        heard = _short(heard)
        before, deliveries = self._waiting.get(heard.event_id, (heard, 0))
        if before.outcome is not WebhookOutcome.FAILED and heard.outcome is WebhookOutcome.KNOWN:
            heard = before
        if deliveries or len(self._waiting) < _MOST_WAITING:
            self._waiting[heard.event_id] = (heard, deliveries + 1)

    async def keep(self, heard: HeardWebhook) -> None:
        """Write what was not understood, and count it the first time."""
        deliveries = await self._database.fetch_value(_KEEP, **self._columns([(_short(heard), 1)]))
        if deliveries == 1:
            NOT_UNDERSTOOD.inc()

    async def write(self) -> None:
        """Write all that was noted; while the database is away it waits, ten thousand events at most."""
        waiting, self._waiting = self._waiting, {}
        if not waiting:
            return
        try:
            await self._database.fetch(_WRITE, **self._columns(list(waiting.values())))
        except BaseException:
            self._waiting = waiting | self._waiting
            raise

    async def sweep(self) -> bool:
        """Delete what is older than 30 days, at most 500 rows of each outcome; returns whether there was any."""
        before = self._clock() - KEEP
        return await self._database.execute(_SWEEP, outcomes=[*WebhookOutcome], before=before) > 0

    def _columns(self, noted: list[tuple[HeardWebhook, int]]) -> dict[str, Any]:
        columns = {name: [getattr(heard, name) for heard, _ in noted] for name in _SENT if name != "deliveries"}
        deliveries = [number for _, number in noted]
        return {**columns, "deliveries": deliveries, "provider": self._provider, "at": self._clock()}


def _short(heard: HeardWebhook) -> HeardWebhook:
    """The provider's words are as long as the provider likes, and may hold what PostgreSQL cannot."""
    return replace(
        heard, event_id=_kept(heard.event_id), type=_kept(heard.type), about=_kept(heard.about),
        reason=None if heard.reason is None else _kept(heard.reason),
    )  # fmt: skip


def _kept(words: str) -> str:
    return words.replace("\0", "")[:_LONGEST]
