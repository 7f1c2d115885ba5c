"""Every check passes over a shop in order, and fails over one with a violation planted."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest
from invariant_builders import ATTEMPT, OTHER, OWN_CART, PAYMENT, SOLD, UNDONE, VARIANT, WAITING, a_shop, plant
from redis import Redis
from rich.console import Console

from souk.invariants.check import Check, Finding
from souk.invariants.report import keep, show
from souk.invariants.runner import CHECKS, run
from souk.invariants.sources import Sources, open_sources
from souk.testing.databases import TestDatabase

SERVICES = Path(__file__).resolve().parents[3] / "services"


@pytest.fixture
def shop(migrated_database: Callable[[Path], TestDatabase], valkey_url: str, tmp_path: Path) -> Iterator[Sources]:
    """The shop at rest; whatever a test plants in it is undone."""
    with ExitStack() as stack:
        databases = {}
        for service in ("product", "order", "payment", "cart"):
            database = migrated_database(SERVICES / f"{service}-service")
            databases[service] = stack.enter_context(psycopg.connect(database.admin_url))
        valkey = Redis.from_url(valkey_url, decode_responses=True)
        valkey.flushall()
        shop = a_shop(databases, tmp_path / "ledger.sqlite", valkey)
        yield shop
        for connection in databases.values():
            connection.rollback()
        valkey.close()


def violations(shop: Sources) -> dict[str, list[str]]:
    """What the checks say, by invariant; only those that say something."""
    said: dict[str, list[str]] = {}
    for verdict in run(shop, patience=0):
        if verdict.finding and verdict.finding.violations:
            said.setdefault(verdict.check.id, []).extend(verdict.finding.violations)
    return said


def test_a_shop_in_order_breaks_nothing_and_is_really_looked_at(shop: Sources) -> None:
    verdicts = list(run(shop, patience=0))
    assert violations(shop) == {}
    looked_at = [verdict for verdict in verdicts if verdict.finding is not None]
    unseen = {verdict.check.says for verdict in looked_at if verdict.finding and not verdict.finding.counted}
    assert unseen == {
        "what was restocked is what the journal calls returned",
        "stored answers of product-service are whole",
        "no outbox row of product-service is older than 60 s",
        "no outbox row of cart-service is older than 60 s",
        "streams are drained, no dead letters",
    }
    assert {verdict.check.id for verdict in looked_at} == {
        f"I{number}" for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 17)
    }


LATE = "occurred_at = now() - interval '2 minutes', published_at = NULL"
SECOND_CHARGE = f"""
INSERT INTO charges SELECT 'ch_2', created, intent, amount, currency, '{{status}}', payment_method, NULL, NULL, {{key}}
FROM charges WHERE id = 'ch_{SOLD}'
"""
SECOND_REFUND = """
INSERT INTO refunds SELECT 're_2', created, charge, intent, amount, currency, status, reason, failure_reason, metadata,
  settle_at, idempotency_key FROM refunds
"""
PAID_AGAIN = f"""
INSERT INTO outbox (event_id, stream, type, aggregate_id, data)
VALUES ('{VARIANT}', 's', 'souk.order.paid.v1', '{{order}}', '{{{{}}}}')
"""

# (invariant, source, statements, a word of the sentence)
PLANTED = {
    "a piece appeared": ("I1", "product", ["UPDATE stock SET available = available + 1"], f"variant {VARIANT}"),
    "stock is negative": (
        "I1",
        "product",
        ["ALTER TABLE stock DROP CONSTRAINT stock_never_negative", "UPDATE stock SET available = -1, sold = sold + 9"],
        "-1 available",
    ),
    "a restock has no movement": ("I1", "product", ["UPDATE reservation_lines SET restocked = 1"], "1 restocked"),
    "a confirmed order took nothing": (
        "I1",
        "product",
        [f"UPDATE reservations SET status = 'lapsed' WHERE id = '{SOLD}'"],
        f"order {SOLD} bought 2",
    ),
    "a cancelled order took stock": (
        "I1",
        "product",
        [f"UPDATE reservations SET status = 'committed' WHERE id = '{UNDONE}'"],
        "no confirmed order",
    ),
    "a hold was forgotten": (
        "I2",
        "product",
        [f"UPDATE reservations SET status = 'released' WHERE id = '{WAITING}'"],
        f"variant {OTHER}: 2 reserved, 0 held",
    ),
    "a capture has no order": ("I3", "order", [f"DELETE FROM orders WHERE id = '{SOLD}'"], "an unknown order"),
    "a capture left its order unpaid": (
        "I3",
        "order",
        [f"UPDATE orders SET payment_status = 'unpaid' WHERE id = '{SOLD}'"],
        f"order {SOLD} is unpaid",
    ),
    "a capture belongs to another payment": (
        "I3",
        "order",
        [f"UPDATE orders SET payment_id = '{ATTEMPT}' WHERE id = '{SOLD}'"],
        f"names payment {ATTEMPT}",
    ),
    "a charge was never captured": (
        "I3",
        "payment",
        [f"UPDATE payments SET captured = 0 WHERE id = '{PAYMENT}'"],
        f"pi_{SOLD}, which no payment has captured",
    ),
    "less was charged than captured": ("I3", "ledger", ["UPDATE charges SET amount = 1"], "the provider charged 1"),
    "an order is paid with nothing": (
        "I4",
        "payment",
        [f"UPDATE payments SET captured = 0 WHERE id = '{PAYMENT}'"],
        f"order {SOLD} is paid, but nothing was captured",
    ),
    "an order is paid with too little": ("I4", "payment", ["UPDATE payments SET captured = 2501"], "2501 EUR"),
    "an order is paid in another currency": ("I4", "payment", ["UPDATE payments SET currency = 'USD'"], "2500 USD"),
    "a key was charged twice": (
        "I5",
        "ledger",
        [SECOND_CHARGE.format(status="failed", key="idempotency_key")],
        f"2 times under key confirm:{SOLD}",
    ),
    "an intent was charged twice": (
        "I5",
        "ledger",
        ["DROP INDEX charges_one_success", SECOND_CHARGE.format(status="succeeded", key="NULL")],
        f"charged intent pi_{SOLD} 2 times",
    ),
    "an order was charged twice": (
        "I5",
        "ledger",
        [f'UPDATE intents SET metadata = \'{{"order_id": "{SOLD}"}}\''],
        f"charged order {SOLD} 2 times",
    ),
    "two payments share a key": (
        "I5",
        "payment",
        [f'UPDATE payments SET attempts = \'[{{"id": "{ATTEMPT}"}}]\''],
        f"attempt {ATTEMPT} belongs to 2",
    ),
    "more is going back than came": ("I6", "payment", ["UPDATE payments SET refunding = 9999"], "9999 begun"),
    "a refund is counted twice": ("I6", "payment", ["DELETE FROM refunds"], "by its refunds 0 and 0"),
    "the provider refunded twice": (
        "I6",
        "ledger",
        [SECOND_REFUND],
        "5000 on charge",
    ),
    "the provider refunded nothing": ("I6", "ledger", ["DELETE FROM refunds"], "not at the provider"),
    "a refund of the provider is unknown": ("I6", "payment", ["UPDATE refunds SET provider_id = 'x'"], "do not know"),
    "debits differ from credits": (
        "I7",
        "payment",
        ["UPDATE ledger_entries SET debit = 2501 WHERE debit > 0"],
        "EUR: 7503 debited, 7500 credited",
    ),
    "a transaction has one leg": ("I7", "payment", ["DELETE FROM ledger_entries WHERE line = 1"], "2500 debited"),
    "a capture was not booked": (
        "I7",
        "payment",
        [f"DELETE FROM ledger_transactions WHERE payment_id = '{PAYMENT}'"],
        "2500 held, 0 booked",
    ),
    "a total is wrong": ("I8", "order", ["UPDATE orders SET total = 2501"], "total 2501, lines 2000, shipping 500"),
    "an order has no lines": ("I8", "order", ["DELETE FROM order_lines"], "lines 0"),
    "tax does not add up": ("I8", "order", ["UPDATE orders SET tax = 1"], "total 2500"),
    "a line is cheaper": ("I8", "order", ["UPDATE order_lines SET unit_price = 999"], "2 × 999"),
    "a price was never the server's": ("I8", "product", ["UPDATE price_history SET price = 1001"], "never its price"),
    "an order is confirmed and unpaid": (
        "I9",
        "order",
        [f"UPDATE orders SET payment_status = 'unpaid', paid_at = NULL WHERE id = '{SOLD}'"],
        "is confirmed, unpaid",
    ),
    "an order has no saga": ("I9", "order", ["DELETE FROM sagas"], "at step None"),
    "an unpaid order was shipped": (
        "I9",
        "order",
        ["UPDATE orders SET fulfilment_status = 'shipped' WHERE status = 'awaiting_payment'"],
        "shipped",
    ),
    "an order came back to life": (
        "I9",
        "order",
        [PAID_AGAIN.format(order=UNDONE)],
        f"order {UNDONE} went on to souk.order.paid.v1",
    ),
    "an order was paid twice": (
        "I9",
        "order",
        [PAID_AGAIN.format(order=SOLD)],
        "had souk.order.paid.v1 2 times",
    ),
    "a cancelled order keeps the money": (
        "I9",
        "order",
        [f"UPDATE orders SET payment_status = 'paid', refunded = 0 WHERE id = '{UNDONE}'"],
        f"order {UNDONE} is cancelled and paid",
    ),
    "an event is stuck": ("I10", "payment", [f"UPDATE outbox SET {LATE}"], "waits since"),
    "an event was not applied": ("I10", "order", ["DELETE FROM inbox"], "order-service has not applied"),
    "a paid order stayed in the cart": ("I10", "cart", ["DELETE FROM inbox"], "cart-service has not applied"),
    "an answer is half": ("I11", "order", ["UPDATE idempotency_keys SET body = NULL"], "keeps an answer"),
    "an unknown outcome was kept": ("I11", "payment", ["UPDATE idempotency_keys SET status = 504"], "status 504"),
    "an acknowledged order is lost": (
        "I12",
        "order",
        [f"UPDATE orders SET id = '{ATTEMPT}' WHERE id = '{SOLD}'"],
        f"acknowledged {SOLD}",
    ),
    "an acknowledged intent is lost": ("I12", "payment", ["DELETE FROM payments"], f"acknowledged {PAYMENT}"),
    "an acknowledged refund is lost": ("I12", "payment", ["DELETE FROM refunds"], "which is not in refunds"),
    "a saga hangs": ("I13", "order", ["UPDATE sagas SET step = 'committing'"], "hangs at committing"),
    "a payment window was forgotten": (
        "I13",
        "order",
        ["UPDATE sagas SET due_at = now() - interval '5 minutes' WHERE step = 'awaiting_payment'"],
        "hangs at awaiting_payment",
    ),
    "a merge has no report": ("I15", "cart", ["DELETE FROM cart_merges"], "its merge reports None"),
    "a merge's report leaves a line out": (
        "I15",
        "cart",
        ["UPDATE cart_merges SET report = jsonb_set(report, '{merged_lines}', '1')"],
        "has 2 lines, its merge reports 1",
    ),
    "a merge lost pieces": (
        "I15",
        "cart",
        [f"UPDATE cart_items SET quantity = 1 WHERE cart_id = '{OWN_CART}' AND variant_id = '{VARIANT}'"],
        "had 2 of variant",
    ),
    "a merge kept fewer than it says": (
        "I15",
        "cart",
        [f"DELETE FROM cart_items WHERE cart_id = '{OWN_CART}' AND variant_id = '{OTHER}'"],
        "0 arrived, the report keeps 5",
    ),
    "an order cannot be read after its checkout": (
        "I17",
        "order",
        [f"DELETE FROM orders WHERE id = '{SOLD}'"],
        "/cart/checkout acknowledged",
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_violation_is_seen(shop: Sources, name: str) -> None:
    invariant, source, statements, word = PLANTED[name]
    plant(shop, source, *statements)
    said = violations(shop)
    assert any(word in sentence for sentence in said.get(invariant, [])), said


def test_undelivered_and_dead_events_are_seen(shop: Sources) -> None:
    assert shop.valkey is not None
    shop.valkey.xgroup_create("souk.orders", "cart-service", id="0", mkstream=True)
    assert violations(shop) == {}
    shop.valkey.xadd("souk.orders", {"event": "1"})
    assert violations(shop) == {"I10": ["group cart-service of souk.orders: 0 pending, 1 unread"]}
    shop.valkey.xreadgroup("cart-service", "me", {"souk.orders": ">"})
    assert violations(shop) == {"I10": ["group cart-service of souk.orders: 1 pending, 0 unread"]}
    shop.valkey.xadd("souk.orders.dead", {"event": "1"})
    assert "1 events of souk.orders are dead letters" in violations(shop)["I10"]


def test_every_check_was_broken_once() -> None:
    planted = {invariant for invariant, *_ in PLANTED.values()}
    assert planted == {check.id for check in CHECKS}


def test_what_speaks_of_rest_is_waited_for(shop: Sources) -> None:
    naps: list[float] = []

    def settle_at_the_third(_: Sources) -> Finding:
        return Finding(1, "things", () if len(naps) >= 2 else ["moving"])

    at_rest = Check("I0", "it rests", ("order",), settle_at_the_third, at_rest=True)
    assert [verdict.holds for verdict in run(shop, checks=[at_rest], sleep=naps.append)] == [True]
    strict = Check("I0", "it never moves", ("order",), lambda _: Finding(1, "things", ["moving"]))
    assert [verdict.holds for verdict in run(shop, checks=[strict], sleep=naps.append)] == [False]
    assert len(naps) == 2


def test_the_report_names_counts_violations_and_what_is_missing(shop: Sources, tmp_path: Path) -> None:
    plant(shop, "product", "UPDATE stock SET available = available + 1")
    verdicts = list(run(shop, patience=0))
    console = Console(record=True, width=200, file=(tmp_path / "out").open("w"))
    show(verdicts, console)
    text = console.export_text()
    assert "2 variants" in text
    assert "not here: auth" in text
    assert "not built yet: coupons" in text
    assert f"I1: variant {VARIANT}: 9 available" in text
    keep(verdicts, tmp_path / "kept" / "invariants.json")
    kept = json.loads((tmp_path / "kept" / "invariants.json").read_text())
    assert kept["holds"] is False
    assert next(check for check in kept["checks"] if check["id"] == "I2")["counted"] == 1


def test_sources_that_are_not_there_are_left_out(tmp_path: Path, valkey_url: str, postgres_admin_url: str) -> None:
    urls = {"order": "postgresql://x:y@127.0.0.1:1/z", "auth": postgres_admin_url}
    with open_sources(urls, tmp_path / "none", valkey_url) as sources:
        assert [sources.has(name) for name in ("order", "auth", "auth.outbox", "ledger", "valkey")] == [
            False, True, False, False, True
        ]  # fmt: skip
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            sources.rows("auth", "CREATE TABLE t (id int)")
