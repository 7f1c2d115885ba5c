"""A collector that is slow, away or refuses: which spans arrive, and what the log says."""

import logging
from collections.abc import Sequence

import pytest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SpanExporter, SpanExportResult

from servicekit.telemetry.export import PatientExporter


class Collector(SpanExporter):
    """Takes spans unless it is told not to."""

    def __init__(self) -> None:
        self.away = False
        self.refused = ""
        self.taken: list[str] = []

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        names = [span.name for span in spans]
        if self.away or self.refused in names:
            return SpanExportResult.FAILURE
        self.taken += names
        return SpanExportResult.SUCCESS


def a_batch(name: str) -> list[ReadableSpan]:
    return [ReadableSpan(name)]


def test_spans_of_an_outage_arrive_in_order_when_it_is_over(caplog: pytest.LogCaptureFixture) -> None:
    collector = Collector()
    exporter = PatientExporter(collector)
    collector.away = True
    exporter.export(a_batch("one"))
    assert not caplog.records  # once is no news
    exporter.export(a_batch("two"))
    exporter.export(a_batch("three"))
    assert [record.message for record in caplog.records] == ["spans wait for the collector"]
    collector.away = False
    exporter.export(a_batch("four"))
    assert collector.taken == ["one", "two", "three", "four"]


def test_a_batch_that_is_never_taken_does_not_hold_up_the_others(caplog: pytest.LogCaptureFixture) -> None:
    collector = Collector()
    collector.refused = "bad"
    exporter = PatientExporter(collector)
    exporter.export(a_batch("bad"))
    for number in range(8):
        exporter.export(a_batch(f"{number}"))
    assert collector.taken == [f"{number}" for number in range(8)]
    assert [record.message for record in caplog.records][-1] == "spans lost"


def test_a_long_outage_keeps_a_bounded_number_and_says_what_is_lost(caplog: pytest.LogCaptureFixture) -> None:
    collector = Collector()
    collector.away = True
    exporter = PatientExporter(collector)
    for number in range(200):
        exporter.export(a_batch(f"{number}"))
    collector.away = False
    exporter.export(a_batch("last"))
    lost = sum(record.message == "spans lost" for record in caplog.records)
    assert len(collector.taken) <= 32
    assert lost + len(collector.taken) == 201
    assert collector.taken[-1] == "last"


def test_single_tries_of_the_library_are_not_told() -> None:
    PatientExporter(Collector())
    assert not logging.getLogger("opentelemetry.exporter.otlp.proto.http.trace_exporter").isEnabledFor(logging.ERROR)
