"""The logs of a service: JSON lines with trace_id, span_id and request_id, and a line for each answered request."""

import logging
import os
import sys
from datetime import UTC, datetime
from typing import Any

import orjson

from jsonlogs import JsonFormatter
from servicekit.telemetry.tracing import current_request_id, current_trace


def context_fields() -> dict[str, str]:
    """trace_id, span_id and request_id of the running task, as far as there are any."""
    fields: dict[str, str] = {}
    if (trace := current_trace()) is not None:
        fields["trace_id"], fields["span_id"] = trace.trace_id, trace.span_id
    if (request_id := current_request_id()) is not None:
        fields["request_id"] = request_id
    return fields


class AccessLog:
    """One line per answered request, written without the logging machinery: it is on every request's path."""

    def __init__(self, service: str, version: str, *, enabled: bool) -> None:
        self._fixed = {
            "level": "info",
            "message": "request",
            "logger": "access",
            "service": service,
            "version": version,
        }
        self.enabled = enabled

    def write(self, **fields: Any) -> None:
        """Append the line to standard output."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        os.write(1, orjson.dumps({"time": now, **self._fixed, **fields}, option=orjson.OPT_APPEND_NEWLINE))


def configure_logging(service: str, version: str, level: str) -> None:
    """Send every logger of this process to standard output as JSON lines."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonFormatter(service, version, context_fields))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for noisy in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logger = logging.getLogger(noisy)
        logger.handlers.clear()
        logger.propagate = True
    logging.getLogger("uvicorn.access").disabled = True
    logging.getLogger("uvicorn.error").setLevel("WARNING")
