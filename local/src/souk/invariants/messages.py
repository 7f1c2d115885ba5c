"""I10, I11, I12 and I17: events, stored answers, and what was acknowledged."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from deployables import NAMES, SERVICES, named
from souk.invariants.check import Check, Finding, rows_that_break
from souk.invariants.sources import Row, Sources

STREAMS = tuple(service.stream for service in SERVICES if service.stream)


@dataclass(frozen=True, slots=True)
class Consumed:
    """A service that handles another's events; `types` are those it must have in its inbox."""

    by: str
    of: str
    types: tuple[str, ...]


CONSUMED = tuple(
    Consumed(service.short, named(publisher).short, types)
    for service in SERVICES
    for publisher, types in service.consumes.items()
)

_OLD = """
SELECT id, type, occurred_at FROM outbox WHERE published_at IS NULL AND occurred_at < now() - interval '60 seconds'
"""

_TORN = """
SELECT route, key, status FROM idempotency_keys
WHERE (status IS NULL) <> (body IS NULL) OR (status IS NULL) <> (headers IS NULL)
   OR status IN (401, 429, 502, 503, 504)
"""

# 202, 204 and bodies that are no JSON acknowledge nothing by name.
_ANSWERS = """
SELECT key, convert_from(body, 'UTF8')::jsonb AS body FROM idempotency_keys
WHERE method = 'POST' AND route = '{route}' AND status IN (200, 201) AND body IS NOT NULL
  AND created_at > now() - interval '2 days'
"""


def _consumed(consumed: Consumed, sources: Sources) -> Finding:
    names = ", ".join(f"'{name}'" for name in consumed.types)
    published = sources.rows(
        consumed.of,
        f"SELECT event_id, type FROM outbox WHERE published_at IS NOT NULL AND type IN ({names})",  # noqa: S608 - ours
    )
    handled = sources.rows(
        consumed.by,
        f"SELECT event_id FROM inbox WHERE consumer = '{consumed.by}-service'",  # noqa: S608 - ours
    )
    inbox = {row["event_id"] for row in handled}
    violations = [
        f"{consumed.by}-service has not applied {row['type']} {row['event_id']}"
        for row in published
        if row["event_id"] not in inbox
    ]
    return Finding(len(published), "events", violations)


def _streams_are_drained(sources: Sources) -> Finding:
    if sources.valkey is None:
        return Finding(0, "groups")
    groups, violations = 0, []
    for stream in STREAMS:
        dead = sources.valkey.xlen(f"{stream}.dead")
        if dead:
            violations.append(f"{dead} events of {stream} are dead letters")
        for group in sources.valkey.xinfo_groups(stream) if sources.valkey.exists(stream) else ():
            groups += 1
            if group["pending"] or group["lag"]:
                waiting = f"{group['pending']} pending, {group['lag']} unread"
                violations.append(f"group {group['name']} of {stream}: {waiting}")
    return Finding(groups, "groups", violations)


def _acknowledged(
    answered_by: str, route: str, name: Callable[[Row], object], kept_by: str, table: str, sources: Sources
) -> Finding:
    """Every stored success names a row that is there."""
    answers = sources.rows(answered_by, _ANSWERS.format(route=route))
    named = {str(name(row["body"])) for row in answers}
    kept = {str(row["id"]) for row in sources.rows(kept_by, f"SELECT id FROM {table}")}  # noqa: S608 - ours
    violations = [f"{route} acknowledged {each}, which is not in {table}" for each in named - kept]
    return Finding(len(named), "answers", violations)


def _order_of(body: Row) -> object:
    return body["order"]["id"]


_DURABLE = (
    Check(
        "I12",
        "every order that was acknowledged is there",
        ("order.orders",),
        partial(_acknowledged, "order", "/internal/orders", _order_of, "order", "orders"),
    ),
    Check(
        "I12",
        "every intent that was acknowledged is there",
        ("payment.payments",),
        partial(_acknowledged, "payment", "/payments/create-intent", lambda body: body["id"], "payment", "payments"),
    ),
    Check(
        "I12",
        "every refund that was acknowledged is there",
        ("payment.refunds",),
        partial(_acknowledged, "payment", "/payments/refund", lambda body: body["refund_id"], "payment", "refunds"),
    ),
    Check(
        "I17",
        "every order that a checkout answered can be read",
        ("cart.idempotency_keys", "order.orders"),
        partial(_acknowledged, "cart", "/cart/checkout", _order_of, "order", "orders"),
    ),
)

CHECKS = (
    *(
        Check(
            "I10",
            f"no outbox row of {service}-service is older than 60 s",
            (f"{service}.outbox",),
            rows_that_break(
                service,
                "SELECT count(*) FROM outbox",
                "events",
                _OLD,
                "event {id} ({type}) waits since {occurred_at}",
            ),
            at_rest=True,
        )
        for service in NAMES
    ),
    *(
        Check(
            "I10",
            f"{consumed.by}-service applied each event of {consumed.of}-service once",
            (f"{consumed.by}.inbox", f"{consumed.of}.outbox"),
            partial(_consumed, consumed),
            at_rest=True,
        )
        for consumed in CONSUMED
    ),
    Check("I10", "streams are drained, no dead letters", ("valkey",), _streams_are_drained, at_rest=True),
    *(
        Check(
            "I11",
            f"stored answers of {service}-service are whole",
            (f"{service}.idempotency_keys",),
            rows_that_break(
                service,
                "SELECT count(*) FROM idempotency_keys WHERE status IS NOT NULL",
                "answers",
                _TORN,
                "key {key} of {route} keeps an answer with status {status} that is half, or not to be kept",
            ),
        )
        for service in NAMES
    ),
    *_DURABLE,
)
