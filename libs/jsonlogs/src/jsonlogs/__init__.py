"""What Souk runs logs one JSON object a line: time, level, message, logger, service, version, and `extra` fields.

No secret and no personal datum: fields with sensitive names are masked, and so is what looks like a token in a message.
"""

import json
import logging
import re
import traceback
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

import orjson

_ORDINARY: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "color_message"}
_SENSITIVE: Final = re.compile(
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
    """Mask fields with sensitive names, at any depth."""
    if isinstance(value, dict):
        return {key: MASK if _SENSITIVE.search(str(key)) else redact(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [redact(item) for item in value]
    return redact_text(value) if isinstance(value, str) else value


class JsonFormatter(logging.Formatter):
    """Renders a record as one JSON line; `context` gives the fields of the running task."""

    def __init__(self, service: str, version: str, context: Callable[[], Mapping[str, str]] = dict) -> None:
        super().__init__()
        self._fixed = {"service": service, "version": version}
        self._context = context

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its newline."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "message": redact_text(record.getMessage()),
            "logger": record.name,
            **self._fixed,
            **self._context(),
        }
        if fields := self.fields(record):
            line |= redact(fields)
        if record.exc_info and record.exc_info[1] is not None:
            line["exception"] = redact_text("".join(traceback.format_exception(record.exc_info[1])))
        try:
            return orjson.dumps(line, default=str, option=orjson.OPT_NON_STR_KEYS).decode()
        except TypeError:  # text that cannot be encoded: better escaped than lost
            return json.dumps(line, default=str)

    def fields(self, record: logging.LogRecord) -> dict[str, Any]:
        """What the line has besides, before it is masked: whatever was logged as `extra`."""
        return {key: value for key, value in vars(record).items() if key not in _ORDINARY}
