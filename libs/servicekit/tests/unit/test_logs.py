import logging

import orjson

from jsonlogs import JsonFormatter
from servicekit.telemetry.logs import context_fields
from servicekit.telemetry.tracing import SpanKind, start_trace, use_request_id


def test_a_line_says_who_speaks_for_which_request() -> None:
    record = logging.makeLogRecord({"msg": "paid", "levelname": "INFO", "name": "shop"})
    with use_request_id("r-1"):
        start_trace("00-" + "a" * 32 + "-" + "b" * 16 + "-00", "GET", SpanKind.SERVER)
        said = orjson.loads(JsonFormatter("order-service", "1.2.3", context_fields).format(record))
    assert (said["service"], said["version"], said["request_id"], said["trace_id"]) == (
        "order-service", "1.2.3", "r-1", "a" * 32,
    )  # fmt: skip
