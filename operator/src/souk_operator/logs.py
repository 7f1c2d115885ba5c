"""Logs: one JSON object a line, as every part of Souk writes them."""

import json
import logging
import re
import time
from datetime import UTC, datetime

_SELDOM_SECONDS = 600.0


class JsonFormatter(logging.Formatter):
    """time, level, logger, message, and the traceback where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "service": "souk-operator",
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


class Seldom(logging.Filter):
    """Lets the same warning through once in ten minutes: kopf logs every attempt, each with its number."""

    def __init__(self) -> None:
        super().__init__()
        self._logged: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        text, moment = re.sub(r"\d+", "", record.getMessage()), time.monotonic()
        self._logged = {each: when for each, when in self._logged.items() if moment - when < _SELDOM_SECONDS}
        return self._logged.setdefault(text, moment) == moment


def configure(level: str) -> None:
    """Everything to stderr; kopf and HTTP clients only when something is wrong."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for noisy in ("kopf", "httpx", "httpx2", "httpcore", "aiohttp", "asyncio"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    logging.getLogger("kopf._cogs.clients.watching").addFilter(Seldom())
