import io
import os
from pathlib import Path

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from rich.console import Console

from souk.traces.store import Span, TraceStore, read_export
from souk.traces.tree import trace_tree

TRACE = "ab" * 16


def a_span(number: int = 1, parent: str = "", *, trace: str = TRACE, service: str = "order-service") -> Span:
    start = number * 1_000_000
    return Span(
        trace, f"{number:016x}", parent, service, f"step {number}", "server", start, start + 2_000_000, False, {}
    )


def test_an_export_is_read_with_service_name_parent_and_status() -> None:
    request = ExportTraceServiceRequest()
    resource = request.resource_spans.add()
    attribute = resource.resource.attributes.add()
    attribute.key, attribute.value.string_value = "service.name", "cart-service"
    span = resource.scope_spans.add().spans.add()
    span.trace_id, span.span_id, span.parent_span_id = bytes.fromhex(TRACE), b"12345678", b"87654321"
    span.name, span.kind, span.status.code = "POST /cart/add", 2, 2
    [read] = read_export(request.SerializeToString())
    assert (read.trace_id, read.service, read.name, read.kind, read.failed) == (
        TRACE, "cart-service", "POST /cart/add", "server", True,
    )  # fmt: skip
    assert read.parent_id == b"87654321".hex()


def test_spans_come_back_in_the_order_of_their_starts(tmp_path: Path) -> None:
    store = TraceStore(tmp_path)
    store.add([a_span(3), a_span(1)])
    store.add([a_span(2), a_span(1, trace="cd" * 16)])
    assert [span.start for span in store.get(TRACE)] == [1_000_000, 2_000_000, 3_000_000]


def test_only_the_newest_traces_are_kept(tmp_path: Path) -> None:
    store = TraceStore(tmp_path, limit=2)
    for number in range(4):
        trace = f"{number:032x}"
        store.add([a_span(trace=trace)])
        os.utime(tmp_path / f"{trace}.jsonl", (number, number))
    store.forget_old()
    assert sorted(int(file.stem, 16) for file in tmp_path.iterdir()) == [2, 3]


def test_a_storm_of_traces_is_bounded_while_it_lasts(tmp_path: Path) -> None:
    store = TraceStore(tmp_path, limit=80)
    for number in range(500):
        store.add([a_span(trace=f"{number:032x}")])
        assert len(list(tmp_path.iterdir())) <= 80 + 11


def test_the_traces_are_bounded_in_bytes_too(tmp_path: Path) -> None:
    store = TraceStore(tmp_path, most_bytes=50_000)
    for number in range(40):
        store.add([a_span(step, trace=f"{number:032x}") for step in range(30)])
        assert sum(file.stat().st_size for file in tmp_path.iterdir()) <= 50_000 * 9 // 8 + 7_000
    assert store.get(f"{39:032x}")


def test_one_trace_without_end_is_cut(tmp_path: Path) -> None:
    store = TraceStore(tmp_path)
    for _ in range(60):
        store.add([a_span(step) for step in range(100)])
    assert (tmp_path / f"{TRACE}.jsonl").stat().st_size <= 1_000_000
    assert store.get(TRACE)


@pytest.mark.parametrize("trace_id", ["../../etc/passwd", "ab", TRACE.upper(), ""])
def test_what_is_no_trace_id_finds_nothing(tmp_path: Path, trace_id: str) -> None:
    TraceStore(tmp_path).add([a_span()])
    assert TraceStore(tmp_path).get(trace_id) == []


def test_the_tree_hangs_spans_under_their_parents_and_lost_ones_at_the_root() -> None:
    spans = [a_span(1), a_span(2, f"{1:016x}", service="product-service"), a_span(3, "ffffffffffffffff")]
    printed = io.StringIO()
    Console(width=120, file=printed).print(trace_tree(spans))
    lines = printed.getvalue().splitlines()
    assert "3 spans, 2 services, 4.0 ms" in lines[0]
    assert lines[1].startswith("├── order-service step 1")
    assert lines[2].startswith("│   └── product-service step 2")
    assert lines[3].startswith("└── order-service step 3")
