"""Events as their committed schemas allow them, held to consumers, dataclasses and outboxes."""

from dataclasses import make_dataclass
from enum import StrEnum
from types import ModuleType
from typing import Any
from uuid import UUID

import pytest

from commerce.values import Money
from servicekit.domain import Event
from servicekit.messaging import Envelope
from testkit.contracts import ContractBroken, an_event, assert_described, assert_handled, assert_published

SUCCEEDED, ID = "souk.payment.succeeded.v1", "0197a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b"


def test_an_event_is_what_its_schema_allows() -> None:
    made = an_event(SUCCEEDED, ID, order_id=ID)
    assert (made.source, made.type, str(made.subject), made.data["order_id"]) == ("payment-service", SUCCEEDED, ID, ID)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [({"order": ID}, "'order' was unexpected"), ({"order_id": "7"}, "order_id: "), ({"amount": {}}, "amount: ")],
)
def test_an_event_that_its_schema_does_not_allow_is_not_made(data: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ContractBroken, match=f"payment-service: {SUCCEEDED} is not like this: .*{sentence}"):
        an_event(SUCCEEDED, **data)


async def test_a_handler_takes_every_example() -> None:
    seen = []

    async def keep(event: Envelope) -> None:
        seen.append(event.data)

    await assert_handled({SUCCEEDED: keep}, order_id="known", unknown_to_the_schema=1)
    assert [data["order_id"] for data in seen] == ["known"] * 3
    assert [data.get("a_field_of_a_newer_release") for data in seen] == [None, None, True]


async def test_a_handler_that_reads_what_is_not_promised_is_named() -> None:
    async def read(event: Envelope) -> None:
        _ = event.data["paid_at"]

    with pytest.raises(ContractBroken, match=r"souk.payment.succeeded.v1 \(everything\) is not understood: .*paid_at"):
        await assert_handled({SUCCEEDED: read})


class Why(StrEnum):
    CUSTOMER = "customer"


def events_of(**annotations: Any) -> ModuleType:
    """A module with `souk.payment.voided.v1` alone, of these fields."""
    named = {"type": "souk.payment.voided.v1"}
    module = ModuleType("events")
    module.PaymentVoided = make_dataclass(  # type: ignore[attr-defined]
        "PaymentVoided", annotations.items(), bases=(Event,), namespace=named, frozen=True, kw_only=True
    )
    return module


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"payment_id": UUID}, "order_id is in the schema alone"),
        ({"payment_id": UUID, "order_id": UUID, "amount": Money}, "amount is not in the schema"),
        ({"payment_id": UUID, "order_id": str}, "order_id is str, and not uuid"),
        ({"payment_id": UUID, "order_id": int}, "order_id is int, and not uuid"),
        ({"payment_id": UUID | None, "order_id": UUID}, "payment_id may be None, and the schema does not say so"),
        ({"payment_id": UUID, "order_id": Why}, "order_id is one of customer, and the schema says None"),
    ],
)
def test_a_class_that_is_not_its_schema_is_named(fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ContractBroken, match=f"souk.payment.voided.v1: {sentence}"):
        assert_described("payment-service", events_of(**fields))


def test_an_event_without_schema_and_a_schema_without_event_are_named() -> None:
    with pytest.raises(ContractBroken, match=f"events/{SUCCEEDED}.schema.json describes no event"):
        assert_described("payment-service", events_of(payment_id=UUID, order_id=UUID))
    with pytest.raises(ContractBroken, match=r"events/souk.payment.voided.v1.schema.json is missing"):
        assert_described("order-service", events_of(payment_id=UUID, order_id=UUID))


DELETED = {"type": "souk.user.deleted.v1", "stream": "souk.users", "data": {"user_id": ID}}


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (DELETED | {"type": "souk.user.renamed.v1"}, "has no schema of it in events/"),
        (DELETED | {"stream": "souk.people"}, "went to souk.people, services.yaml says souk.users"),
        (DELETED | {"data": {"id": ID}}, '"user_id" is a required property'),
        (DELETED, "published no souk.user.email_confirmed.v1, souk.user.registered.v1"),
    ],
)
def test_an_outbox_that_is_not_as_promised_is_named(row: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ContractBroken, match=sentence):
        assert_published("auth-service", [row])
