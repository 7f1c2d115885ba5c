"""Spans in files, one per trace, the oldest traces dropped."""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

import orjson
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span as ProtoSpan
from opentelemetry.proto.trace.v1.trace_pb2 import Status

_TRACE_ID = re.compile(r"[0-9a-f]{32}")
_LARGEST_TRACE = 1_000_000


@dataclass(frozen=True, slots=True)
class Span:
    """One span; times are Unix nanoseconds, ids lower-case hex."""

    trace_id: str
    id: str
    parent_id: str
    service: str
    name: str
    kind: str
    start: int
    end: int
    failed: bool
    attributes: dict[str, str]

    @classmethod
    def of(cls, service: str, span: ProtoSpan) -> Self:
        """A span of `service`, from OTLP's protobuf."""
        return cls(
            trace_id=span.trace_id.hex(),
            id=span.span_id.hex(),
            parent_id=span.parent_span_id.hex(),
            service=service,
            name=span.name,
            kind=ProtoSpan.SpanKind.Name(span.kind).removeprefix("SPAN_KIND_").lower(),
            start=span.start_time_unix_nano,
            end=span.end_time_unix_nano,
            failed=span.status.code == Status.STATUS_CODE_ERROR,
            attributes={pair.key: _text(pair.value) for pair in span.attributes},
        )


def read_export(body: bytes) -> list[Span]:
    """The spans of an OTLP export request. Raises google.protobuf.message.DecodeError."""
    request = ExportTraceServiceRequest.FromString(body)
    return [
        Span.of(_service_name(resource.resource.attributes), span)
        for resource in request.resource_spans
        for scope in resource.scope_spans
        for span in scope.spans
    ]


class TraceStore:
    """The traces of one folder: at most `limit` of them, of `most_bytes` together; only tests give smaller ones."""

    def __init__(self, folder: Path, limit: int = 2000, most_bytes: int = 64_000_000) -> None:
        self._folder = folder
        self._limit = limit
        self._most_bytes = most_bytes
        self._new_files = 0
        self._new_bytes = 0

    def add(self, spans: Iterable[Span]) -> None:
        """Append each span to its trace's file; beyond a megabyte of one, they are dropped."""
        by_trace: dict[str, bytearray] = {}
        for span in spans:
            by_trace.setdefault(span.trace_id, bytearray()).extend(orjson.dumps(asdict(span)) + b"\n")
        for trace_id, lines in by_trace.items():
            with (self._folder / f"{trace_id}.jsonl").open("ab") as file:
                if file.tell() + len(lines) > _LARGEST_TRACE:
                    continue
                self._new_files += file.tell() == 0
                self._new_bytes += file.write(lines)
        if self._new_files > self._limit // 8 or self._new_bytes > self._most_bytes // 8:
            self.forget_old()

    def get(self, trace_id: str) -> list[Span]:
        """The spans known of a trace, in the order of their starts; empty if there are none."""
        path = self._folder / f"{trace_id}.jsonl"
        if not _TRACE_ID.fullmatch(trace_id) or not path.exists():
            return []
        spans = [Span(**orjson.loads(line)) for line in path.read_bytes().splitlines()]
        return sorted(spans, key=lambda span: span.start)

    def forget_old(self) -> None:
        """Keep the newest traces only: so many, and of so many bytes together."""
        self._new_files = self._new_bytes = 0
        known = [(file.stat(), file) for file in self._folder.glob("*.jsonl")]
        kept = 0
        for number, (stat, file) in enumerate(sorted(known, key=lambda each: -each[0].st_mtime_ns)):
            kept += stat.st_size
            if number >= self._limit or kept > self._most_bytes:
                file.unlink(missing_ok=True)


def _service_name(attributes: Iterable[object]) -> str:
    for pair in attributes:
        if getattr(pair, "key", "") == "service.name":
            return _text(pair.value)  # type: ignore[attr-defined]
    return "unknown"


def _text(value: object) -> str:
    kind = value.WhichOneof("value")  # type: ignore[attr-defined]
    return str(getattr(value, kind)) if kind else ""
