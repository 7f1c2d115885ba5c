"""I16 passes over events in order, and fails over each violation."""

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from redis import Redis

from souk.invariants import events
from souk.invariants.runner import run
from souk.invariants.sources import Sources
from testkit.databases import TestDatabase

SERVICE = Path(__file__).resolve().parents[3] / "services" / "analytics-service"
_IN_ORDER = """
SELECT make_event_days('2026-06-01', '2026-06-01');
INSERT INTO events (day, id, type, occurred_at, received_at, is_bot)
  SELECT '2026-06-01', gen_random_uuid(), 1, '2026-06-01T12:00Z', now(), n > 2 FROM generate_series(1, 3) n;
INSERT INTO slots VALUES ('2026-06-01T12:00Z', 1, 2, 1), ('2025-06-01T12:00Z', 1, 900, 0);
INSERT INTO intake (epoch, position, received, stored) VALUES ('e', '5-0', 4, 3);
INSERT INTO sales VALUES (gen_random_uuid(), '2026-06-01T12:00Z', 'b', 'EUR', 1000, 0);
INSERT INTO sale_slots (slot, currency, orders, gross) VALUES ('2026-06-01T12:00Z', 'EUR', 1, 1000);
"""


@pytest.fixture
def sources(migrated_database: Callable[[Path], TestDatabase], valkey_url: str) -> Iterator[Sources]:
    """Three events are stored, of four that were answered since one came twice, and two wait."""
    valkey = Redis.from_url(valkey_url, decode_responses=True)
    valkey.flushall()
    valkey.set("souk:analytics:epoch", "e")
    valkey.set("souk:analytics:accepted", 6)
    valkey.xadd("souk:analytics:events", {"batch": "", "events": 4}, id="5-0")
    valkey.xadd("souk:analytics:events", {"batch": "", "events": 2}, id="6-0")
    with psycopg.connect(migrated_database(SERVICE).admin_url, options="-c search_path=souk") as connection:
        connection.execute(_IN_ORDER.encode())
        yield Sources({"analytics": connection}, valkey=valkey)
        connection.rollback()
    valkey.close()


def said(sources: Sources) -> list[str]:
    """What the checks of events say."""
    verdicts = list(run(sources, patience=0, checks=events.CHECKS))
    assert all(verdict.finding is not None and verdict.finding.counted for verdict in verdicts)
    return [sentence for verdict in verdicts if verdict.finding for sentence in verdict.finding.violations]


def test_events_in_order_break_nothing(sources: Sources) -> None:
    assert said(sources) == []


def test_what_a_flush_took_was_forgotten_with_the_count_of_it(sources: Sources) -> None:
    assert sources.valkey is not None
    sources.valkey.set("souk:analytics:epoch", "f")
    sources.valkey.set("souk:analytics:accepted", 2)
    assert said(sources) == []


@pytest.mark.parametrize(
    ("plant", "word"),
    [
        ("DELETE FROM events WHERE is_bot", "of 2026-06-01, 3 events are counted and 2 stored"),
        ("UPDATE slots SET events = 3 WHERE slot > '2026-01-01'", "4 events are counted and 3 stored"),
        ("DELETE FROM slots WHERE slot > '2026-01-01'", "None events are counted"),
        ("UPDATE intake SET received = 3", "6 events were accepted, 3 are stored and 2 wait"),
        ("UPDATE sale_slots SET gross = 999", "999 of EUR are counted, 1000 were sold"),
    ],
)
def test_a_planted_violation_is_seen(sources: Sources, plant: str, word: str) -> None:
    sources.databases["analytics"].execute(plant.encode())
    assert any(word in sentence for sentence in said(sources)), said(sources)


def test_batches_that_were_laid_aside_are_seen(sources: Sources) -> None:
    assert sources.valkey is not None
    sources.valkey.xadd("souk:analytics:aside", {"batch": ""})
    assert said(sources) == ["1 batches of events are laid aside in souk:analytics:aside"]
