"""Logs: the lines that every part of Souk writes, and few of kopf's."""

import logging
import re
import time
from importlib import metadata
from typing import Any

from jsonlogs import JsonFormatter

_NAME = "souk-operator"
_SELDOM_SECONDS = 600.0


class OperatorFormatter(JsonFormatter):
    """What kopf logs about an object has its reference as `object`: apiVersion, kind, namespace, name and uid."""

    def __init__(self) -> None:
        super().__init__(_NAME, metadata.version(_NAME))

    def fields(self, record: logging.LogRecord) -> dict[str, Any]:
        """Without what kopf adds for itself alone: its settings, and whether to post an event."""
        fields = super().fields(record)
        for own in ("k8s_skip", "settings"):
            fields.pop(own, None)
        return {"object" if name == "k8s_ref" else name: value for name, value in fields.items()}


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
    handler.setFormatter(OperatorFormatter())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for noisy in ("kopf", "httpx", "httpx2", "httpcore", "aiohttp", "asyncio"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    logging.getLogger("kopf._cogs.clients.watching").addFilter(Seldom())
