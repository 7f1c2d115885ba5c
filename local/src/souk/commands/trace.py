"""`souk trace ID`: one trace as a tree."""

import re
import time

from rich.console import Console

from souk.commands.failure import CommandFailed
from souk.places import Places
from souk.traces.store import Span, TraceStore
from souk.traces.tree import trace_tree

_EXPORT_SECONDS = 6.0
_ID = re.compile(r"[0-9a-fA-F]{32}")


def trace(places: Places, console: Console, trace_id: str) -> None:
    """Print it; a trace of this moment is waited for, as services export every few seconds."""
    if not _ID.fullmatch(trace_id):
        raise CommandFailed(f"{trace_id} is no trace id: it has 32 hex digits, as `souk buy` prints them.")
    spans = _complete(TraceStore(places.traces), trace_id.lower())
    if not spans:
        raise CommandFailed(f"No trace {trace_id}. Only sampled requests are kept, and only the newest 2,000 traces.")
    console.print(trace_tree(spans))


def _complete(store: TraceStore, trace_id: str) -> list[Span]:
    end = time.monotonic() + _EXPORT_SECONDS
    while time.monotonic() < end:
        spans = store.get(trace_id)
        if spans and time.time() - max(span.end for span in spans) / 1e9 > _EXPORT_SECONDS:
            return spans
        time.sleep(0.2)
    return store.get(trace_id)
