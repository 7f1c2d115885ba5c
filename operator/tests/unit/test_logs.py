import json
import logging
from typing import Any

import kopf
import pytest
from kopf._core.actions.loggers import LocalObjectLogger

from jsonlogs import JsonFormatter
from servicekit.telemetry.logs import context_fields
from souk_operator.logs import OperatorFormatter

SHOP = JsonFormatter("order-service", "0.1.0", context_fields)


@pytest.mark.parametrize("extra", [{}, {"stream": "souk.orders"}, {"password": "canary"}], ids=str)
@pytest.mark.parametrize("failed", [False, True])
def test_the_same_record_is_the_same_line_in_the_shop_and_in_the_operator(extra: dict[str, str], failed: bool) -> None:
    error = ValueError("boom")
    why = (ValueError, error, None) if failed else None
    record = logging.LogRecord("x", logging.WARNING, "f", 1, "hello %s", ("you\nthere",), why)
    vars(record).update(extra)
    lines = [each.format(record) for each in (SHOP, OperatorFormatter())]
    assert not any("\n" in each or "canary" in each for each in lines)
    of_shop, of_operator = (json.loads(each) for each in lines)
    assert list(of_operator) == list(of_shop)
    assert of_operator | {"service": "order-service"} == of_shop
    assert of_operator["service"] == "souk-operator"


def test_what_kopf_logs_about_an_object_names_it() -> None:
    seen: list[logging.LogRecord] = []
    meta = {"name": "orders", "uid": "u", "namespace": "souk"}
    kind = {"apiVersion": "souk.dev/v1alpha1", "kind": "Database"}
    body: Any = {**kind, "metadata": meta}
    logger = LocalObjectLogger(body=kopf.Body(body), settings=kopf.OperatorSettings())
    handler = logging.Handler()
    handler.emit = seen.append  # type: ignore[assignment, method-assign]
    logger.logger.addHandler(handler)
    try:
        logger.warning("Handler failed")
    finally:
        logger.logger.removeHandler(handler)
    line = json.loads(OperatorFormatter().format(seen[0]))
    assert line["object"] == kind | meta
    assert set(line) == {"time", "level", "message", "logger", "service", "version", "object"}
