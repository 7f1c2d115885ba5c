import logging

import orjson
import pytest

from jsonlogs import MASK, JsonFormatter

JWT = "eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"


def line(message: str, **extra: object) -> dict[str, object]:
    record = logging.makeLogRecord({"msg": message, "levelname": "INFO", "name": "shop", **extra})
    parsed: dict[str, object] = orjson.loads(JsonFormatter("order-service", "1.2.3").format(record))
    return parsed


@pytest.mark.parametrize("secret", [JWT, "Bearer abc.def", "postgresql://user:pw@host/db", "amira@example.org"])
def test_what_looks_like_a_secret_or_a_person_is_masked_in_messages(secret: str) -> None:
    assert secret not in str(line(f"see {secret} there")["message"])


@pytest.mark.parametrize("field", ["password", "access_token", "Authorization", "client_secret", "email", "ship_phone"])
def test_fields_with_sensitive_names_are_masked_at_any_depth(field: str) -> None:
    assert line("x", details={"deeper": [{field: "canary"}]})["details"] == {"deeper": [{field: MASK}]}


def test_an_exception_is_one_line_with_its_trace() -> None:
    try:
        raise ValueError("boom for amira@example.org")
    except ValueError as error:
        said = line("failed", exc_info=(type(error), error, error.__traceback__))
    assert "ValueError: boom for [redacted]" in str(said["exception"])


def test_a_line_with_text_that_cannot_be_encoded_is_written_all_the_same() -> None:
    assert JsonFormatter("s", "1").format(logging.makeLogRecord({"msg": "seen \ud800"})).count("\\ud800") == 1
