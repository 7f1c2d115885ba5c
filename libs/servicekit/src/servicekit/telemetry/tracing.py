"""A thin tracer on the OpenTelemetry SDK: W3C context always travels, spans are made only for sampled traces."""

import os
import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import (
    NonRecordingSpan,
    Span,
    SpanContext,
    SpanKind,
    StatusCode,
    TraceFlags,
    Tracer,
    set_span_in_context,
)

from servicekit.settings import TelemetrySettings
from servicekit.telemetry.export import PatientExporter

__all__ = [
    "SpanKind", "TraceContext", "configure_tracing", "current_request_id", "current_trace", "current_traceparent",
    "finish", "shutdown_tracing", "span", "start_trace", "use_remote_parent", "use_request_id",
]  # fmt: skip


@dataclass(slots=True)
class TraceContext:
    """Where we are in which trace; `span` is None when the trace is not sampled."""

    trace_id: str
    span_id: str
    sampled: bool
    span: Span | None = None


_trace: ContextVar[TraceContext | None] = ContextVar("souk_trace", default=None)
_request_id: ContextVar[str | None] = ContextVar("souk_request_id", default=None)
# On a busy machine the collector's answer takes its time; the thread that waits for it holds up nothing else.
_EXPORT_SECONDS: Final = 10
_MOST_SPANS_QUEUED: Final = 8192
_HEX: Final = frozenset("0123456789abcdef")


class _Tracing:
    """What `configure_tracing` sets for the process; without it contexts travel and nothing is recorded."""

    tracer: Tracer | None = None
    provider: TracerProvider | None = None
    ratio: float = 0.0


def configure_tracing(service: str, version: str, settings: TelemetrySettings) -> None:
    """Export this process's spans to the OTLP endpoint; without an endpoint nothing is recorded."""
    if not settings.otlp_endpoint:
        return
    provider = TracerProvider(resource=Resource.create({"service.name": service, "service.version": version}))
    exporter = PatientExporter(OTLPSpanExporter(endpoint=settings.otlp_endpoint, timeout=_EXPORT_SECONDS))
    provider.add_span_processor(BatchSpanProcessor(exporter, max_queue_size=_MOST_SPANS_QUEUED))
    _Tracing.provider = provider
    _Tracing.tracer = provider.get_tracer("servicekit")
    _Tracing.ratio = settings.sample_ratio


def shutdown_tracing() -> None:
    """Send what is buffered, then stop."""
    if _Tracing.provider is not None:
        _Tracing.provider.shutdown()
        _Tracing.provider, _Tracing.tracer = None, None


def current_trace() -> TraceContext | None:
    """The trace that the running task belongs to."""
    return _trace.get()


def current_traceparent() -> str | None:
    """The W3C `traceparent` to hand on, or None outside any trace."""
    here = _trace.get()
    return None if here is None else f"00-{here.trace_id}-{here.span_id}-{'01' if here.sampled else '00'}"


def current_request_id() -> str | None:
    """The id of the request, or of the request that caused the event, that runs here."""
    return _request_id.get()


def set_request_id(request_id: str | None) -> None:
    """For the rest of this task."""
    _request_id.set(request_id)


def start_trace(traceparent: str | None, name: str, kind: SpanKind, *, believed: bool = True) -> TraceContext:
    """Continue `traceparent` (or begin a trace) for the rest of this task; the caller ends it with `finish`.

    Of one who is not `believed` only the ids are taken: whether the trace is recorded is for us to decide.
    """
    parent = parse_traceparent(traceparent)
    if parent is None or not believed:
        sampled = _Tracing.ratio > 0 and random.random() < _Tracing.ratio  # noqa: S311 - sampling, not security
        ids = (parent.trace_id, parent.span_id) if parent else (os.urandom(16).hex(), "")
        parent = TraceContext(*ids, sampled)
    here = _child(parent, name, kind)
    _trace.set(here)
    return here


def finish(
    context: TraceContext, attributes: Mapping[str, str | int], *, name: str | None = None, error: bool = False
) -> None:
    """End a span begun by `start_trace`."""
    recorded = context.span
    if recorded is None:
        return
    if name is not None:
        recorded.update_name(name)
    recorded.set_attributes(dict(attributes))
    if error:
        recorded.set_status(StatusCode.ERROR)
    recorded.end()


@contextmanager
def span(name: str, kind: SpanKind = SpanKind.INTERNAL, **attributes: str | int) -> Iterator[TraceContext | None]:
    """A child span around the block; costs next to nothing when the trace is not sampled, and nothing outside one."""
    parent = _trace.get()
    if parent is None or not parent.sampled:
        yield parent
        return
    here = _child(parent, name, kind)
    token = _trace.set(here)
    failed = True
    try:
        yield here
        failed = False
    finally:
        _trace.reset(token)
        finish(here, attributes, error=failed)


@contextmanager
def use_remote_parent(traceparent: str | None) -> Iterator[None]:
    """Run the block inside the trace that `traceparent` names, as an event's consumer does."""
    token = _trace.set(parse_traceparent(traceparent))
    try:
        yield
    finally:
        _trace.reset(token)


@contextmanager
def use_request_id(request_id: str | None) -> Iterator[None]:
    """Run the block on behalf of that request."""
    token = _request_id.set(request_id)
    try:
        yield
    finally:
        _request_id.reset(token)


def parse_traceparent(value: str | None) -> TraceContext | None:
    """W3C Trace Context, version 00; anything else is as if absent."""
    if value is None or len(value) != 55 or value[:3] != "00-" or value[35] != "-" or value[52] != "-":
        return None
    trace_id, span_id, flags = value[3:35], value[36:52], value[53:]
    if not _HEX.issuperset(trace_id + span_id + flags) or trace_id == "0" * 32 or span_id == "0" * 16:
        return None
    return TraceContext(trace_id, span_id, sampled=bool(int(flags, 16) & 1))


def _child(parent: TraceContext, name: str, kind: SpanKind) -> TraceContext:
    tracer = _Tracing.tracer
    if not parent.sampled or tracer is None:
        return TraceContext(parent.trace_id, os.urandom(8).hex(), parent.sampled)
    remote = SpanContext(int(parent.trace_id, 16), int(parent.span_id or "1", 16), True, TraceFlags(1))
    recorded = tracer.start_span(name, context=set_span_in_context(NonRecordingSpan(remote)), kind=kind)
    context = recorded.get_span_context()
    return TraceContext(parent.trace_id, f"{context.span_id:016x}", True, recorded)
