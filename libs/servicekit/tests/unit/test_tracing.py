import asyncio

import pytest

from servicekit.telemetry.tracing import (
    SpanKind,
    current_request_id,
    current_traceparent,
    parse_traceparent,
    span,
    start_trace,
    use_remote_parent,
    use_request_id,
)

PARENT = f"00-{'4bf92f3577b34da6a3ce929d0e0e4736'}-{'00f067aa0ba902b7'}-01"


@pytest.mark.parametrize(
    "broken",
    [None, "", "nonsense", PARENT[:-1], PARENT.replace("00-4", "ff-4"), PARENT.upper(), f"00-{'0' * 32}-{'1' * 16}-01"],
)
def test_a_broken_traceparent_is_as_if_absent(broken: str | None) -> None:
    assert parse_traceparent(broken) is None


def test_a_request_continues_its_callers_trace_as_a_child() -> None:
    here = start_trace(PARENT, "GET", SpanKind.SERVER)
    assert here.trace_id == PARENT[3:35]
    assert here.span_id != PARENT[36:52]
    assert current_traceparent() == f"00-{here.trace_id}-{here.span_id}-01"


def test_a_consumer_runs_in_the_trace_that_the_event_carries_and_leaves_it_again() -> None:
    with use_remote_parent(PARENT), use_request_id("r-7"):
        assert (current_traceparent() or "")[3:35] == PARENT[3:35]
        with span("consume", SpanKind.CONSUMER):
            assert current_request_id() == "r-7"
    assert current_request_id() != "r-7"


async def test_concurrent_tasks_do_not_share_a_trace() -> None:
    async def one(parent: str) -> str:
        start_trace(parent, "GET", SpanKind.SERVER)
        await asyncio.sleep(0)
        return (current_traceparent() or "")[3:35]

    parents = [f"00-{index:032x}-{'1' * 16}-00" for index in range(1, 9)]
    seen = await asyncio.gather(*(asyncio.create_task(one(parent)) for parent in parents))
    assert seen == [parent[3:35] for parent in parents]


@pytest.mark.parametrize("flags", ["00", "01"])
def test_who_is_not_believed_names_the_trace_but_does_not_have_it_recorded(flags: str) -> None:
    here = start_trace(f"00-{'a' * 32}-{'b' * 16}-{flags}", "GET", SpanKind.SERVER, believed=False)
    assert (here.trace_id, here.sampled) == ("a" * 32, False)
    assert start_trace(f"00-{'a' * 32}-{'b' * 16}-01", "GET", SpanKind.SERVER).sampled
