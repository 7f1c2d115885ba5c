"""One JSON object a line: time, level, message, service, version, trace_id, span_id, request_id, and `extra` fields.

No secret and no personal datum: fields with telling names are masked, and so is what looks like a token in a message.
"""

import json
import logging
import os
import re
import sys
import traceback
from datetime import UTC, datetime
from typing import Any, Final

import orjson

from servicekit.telemetry.tracing import current_request_id, current_trace

_ORDINARY: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "color_message"}
_TELLING: Final = re.compile(
    r"pass(word|wd)|secret|token|authori[sz]ation|cookie|api_?key|pepper|e?mail|phone|address$|line1|card|iban",
    re.IGNORECASE,
)
_TOKENS: Final = re.compile(
    r"eyJ[\w-]{8,}\.[\w-]+\.[\w-]*|(?i:bearer)\s+[\w.~+/-]+=*|://[^/\s:@]+:[^/\s@]+@|[\w.+-]+@[\w-]+\.[\w.]+"
)
MASK: Final = "[redacted]"


def redact_text(text: str) -> str:
    """Mask tokens, credentials in URLs and e-mail addresses."""
    return _TOKENS.sub(MASK, text) if "eyJ" in text or "@" in text or "earer" in text else text


def redact(value: Any) -> Any:
    """Mask fields with telling names, at any depth."""
    if isinstance(value, dict):
        return {key: MASK if _TELLING.search(str(key)) else redact(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [redact(item) for item in value]
    return redact_text(value) if isinstance(value, str) else value


class JsonFormatter(logging.Formatter):
    """Renders a record as one JSON line."""

    def __init__(self, service: str, version: str) -> None:
        super().__init__()
        self._fixed = {"service": service, "version": version}

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its newline."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "message": redact_text(record.getMessage()),
            "logger": record.name,
            **self._fixed,
            **context_fields(),
        }
        extra = {key: value for key, value in vars(record).items() if key not in _ORDINARY}
        if extra:
            line |= redact(extra)
        if record.exc_info and record.exc_info[1] is not None:
            line["exception"] = redact_text("".join(traceback.format_exception(record.exc_info[1])))
        try:
            return orjson.dumps(line, default=str, option=orjson.OPT_NON_STR_KEYS).decode()
        except TypeError:  # text that cannot be encoded: better escaped than lost
            return json.dumps(line, default=str)


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
    handler.setFormatter(JsonFormatter(service, version))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for noisy in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logger = logging.getLogger(noisy)
        logger.handlers.clear()
        logger.propagate = True
    logging.getLogger("uvicorn.access").disabled = True
    logging.getLogger("uvicorn.error").setLevel("WARNING")
