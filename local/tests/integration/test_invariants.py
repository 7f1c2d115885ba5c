"""Every check passes over a shop in order, and fails over one with a violation planted."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest
from invariant_builders import PAYMENT, SOLD, VARIANT, a_shop, plant
from planted_in_money import IN_MONEY
from planted_in_orders import IN_ORDERS
from redis import Redis
from rich.console import Console

from souk.invariants import events
from souk.invariants.check import Check, Finding
from souk.invariants.report import keep, show
from souk.invariants.runner import CHECKS, run
from souk.invariants.sources import Sources, open_sources
from testkit.databases import TestDatabase

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
    unseen = {verdict.check.statement for verdict in looked_at if verdict.finding and not verdict.finding.counted}
    assert unseen == {
        "stored answers of product-service are whole",
        "no outbox row of product-service is older than 60 s",
        "no outbox row of cart-service is older than 60 s",
        "streams are drained, no dead letters",
    }
    assert {verdict.check.id for verdict in looked_at} == {
        f"I{number}" for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 17)
    }


PLANTED = IN_MONEY | IN_ORDERS


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_violation_is_seen(shop: Sources, name: str) -> None:
    invariant, source, statements, word = PLANTED[name]
    plant(shop, source, *statements)
    said = violations(shop)
    assert any(word in sentence for sentence in said.get(invariant, [])), said


ON_HOLD = f"""
UPDATE orders SET status = 'on_hold', payment_status = 'unpaid', paid_at = NULL, captured = {{captured}},
  captured_currency = '{{currency}}', attention = '{{{{"kind": "amount_differs"}}}}', attention_since = now()
WHERE id = '{SOLD}'
"""


@pytest.mark.parametrize(("captured", "currency"), [(2400, "EUR"), (2600, "EUR"), (2500, "USD")])
def test_what_differs_and_waits_for_a_person_breaks_no_rule_of_money(
    shop: Sources, captured: int, currency: str
) -> None:
    plant(shop, "order", ON_HOLD.format(captured=captured, currency=currency))
    plant(
        shop,
        "payment",
        f"UPDATE payments SET captured = {captured}, captured_currency = '{currency}' WHERE id = '{PAYMENT}'",
        f"UPDATE ledger_entries SET debit = {captured} WHERE debit > 0 AND transaction_id IN"
        f" (SELECT id FROM ledger_transactions WHERE payment_id = '{PAYMENT}')",
        f"UPDATE ledger_entries SET credit = {captured} WHERE credit > 0 AND transaction_id IN"
        f" (SELECT id FROM ledger_transactions WHERE payment_id = '{PAYMENT}')",
    )
    plant(
        shop,
        "ledger",
        f"UPDATE charges SET amount = {captured}, currency = '{currency.lower()}' WHERE id = 'ch_{SOLD}'",
    )
    said = violations(shop)
    assert not {"I3", "I4", "I7", "I9", "I13"} & set(said), said


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
    """Those of shoppers' events are in test_invariants_of_events.py."""
    planted = {invariant for invariant, *_ in PLANTED.values()}
    assert planted == {check.id for check in CHECKS if check not in events.CHECKS}


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
