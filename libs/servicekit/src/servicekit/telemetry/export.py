"""Spans on their way out: a collector that is slow or away for a while loses none."""

import logging
from collections import deque
from collections.abc import Sequence

from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SpanExporter, SpanExportResult
from prometheus_client import Counter

logger = logging.getLogger(__name__)

LOST = Counter("spans_dropped_total", "Spans that the collector never took.")

_MOST_WAITING = 32
_MOST_TRIES = 8


class PatientExporter(SpanExporter):
    """Sends batches in turn; one that is not taken waits for the next, and is lost after eight tries or 32 batches.

    OpenTelemetry's own exporter drops a batch at the first answer that comes too late, and calls that an error each
    time; here one line says that spans wait, and one how many were lost.
    """

    def __init__(self, exporter: SpanExporter) -> None:
        self._exporter = exporter
        self._waiting: deque[tuple[Sequence[ReadableSpan], int]] = deque()
        self._away = False
        # Its lines are about single tries.
        logging.getLogger("opentelemetry.exporter").setLevel(logging.CRITICAL)

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        """Send what waits and then `spans`, up to the first batch that is not taken."""
        self._waiting.append((spans, 0))
        if len(self._waiting) > _MOST_WAITING:
            self._lose("too many wait")
        while self._waiting:
            batch, tries = self._waiting[0]
            if self._exporter.export(batch) is SpanExportResult.SUCCESS:
                self._waiting.popleft()
                self._away = False
                continue
            self._waiting[0] = batch, tries + 1
            if tries + 1 >= _MOST_TRIES:
                self._lose("not taken")
            elif tries and not self._away:
                self._away = True
                logger.warning("spans wait for the collector", extra={"batches": len(self._waiting)})
            return SpanExportResult.FAILURE
        return SpanExportResult.SUCCESS

    def shutdown(self) -> None:
        """What still waits is lost."""
        while self._waiting:
            self._lose("the process ends")
        self._exporter.shutdown()

    def force_flush(self, timeout_millis: int = 30_000) -> bool:
        """Nothing waits here for want of time."""
        return self._exporter.force_flush(timeout_millis)

    def _lose(self, why: str) -> None:
        batch, _ = self._waiting.popleft()
        LOST.inc(len(batch))
        logger.warning("spans lost", extra={"spans": len(batch), "reason": why})
