"""The provider's JSON objects in our words; Stripe and the sandbox speak the same (https://docs.stripe.com/api)."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import UUID

from commerce.values import Money
from payment_service.domain.provider_state import IntentState, IntentStatus, RefundState, RefundStatus
from payment_service.infrastructure.provider_amounts import from_provider

Json = Mapping[str, Any]


class NotUnderstood(ValueError):
    """An object of the provider that says something we have no word for: a status of a later time, or no object."""


_INTENT_STATUSES = {
    "requires_payment_method": IntentStatus.PAYABLE,
    "requires_confirmation": IntentStatus.PAYABLE,
    "requires_action": IntentStatus.REQUIRES_ACTION,
    "processing": IntentStatus.PROCESSING,
    "requires_capture": IntentStatus.PROCESSING,
    "succeeded": IntentStatus.SUCCEEDED,
    "canceled": IntentStatus.CANCELLED,
}
_REFUND_STATUSES = {
    "pending": RefundStatus.PENDING,
    "requires_action": RefundStatus.PENDING,
    "succeeded": RefundStatus.SUCCEEDED,
    "failed": RefundStatus.FAILED,
    "canceled": RefundStatus.FAILED,
}


def intent_state(intent: Json, action_origin: str | None = None) -> IntentState:
    """A payment intent; `action_origin` replaces the origin of the page that the shopper is sent to.

    A confirmation that failed before there was a charge (a 3-D Secure that was not passed) has an error without one.
    Raises NotUnderstood.
    """
    with _understanding("payment intent"):
        status = _INTENT_STATUSES[intent["status"]]
        error = intent.get("last_payment_error") or {}
        return IntentState(
            intent_id=intent["id"],
            status=status,
            client_secret=intent.get("client_secret") or "",
            charge_id=error.get("charge") if error else intent.get("latest_charge"),
            decline_code=_decline_code(error) if error and status is IntentStatus.PAYABLE else None,
            received=_money(intent, "amount_received") if status is IntentStatus.SUCCEEDED else None,
            action_url=_action_url(intent, action_origin),
        )


def refund_state(refund: Json) -> RefundState:
    """A refund; raises NotUnderstood."""
    with _understanding("refund"):
        return RefundState(
            provider_id=refund["id"],
            intent_id=refund.get("payment_intent") or "",
            status=_REFUND_STATUSES[refund["status"]],
            amount=_money(refund, "amount"),
            our_id=_uuid((refund.get("metadata") or {}).get("refund_id")),
            failure_code=refund.get("failure_reason"),
        )


@contextmanager
def _understanding(what: str) -> Iterator[None]:
    """Whatever is missing, new or of another type in the provider's object becomes NotUnderstood."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotUnderstood(f"{what}: {error!r}") from error


def _decline_code(error: Json) -> str:
    return error.get("decline_code") or error.get("code") or "generic_decline"


def _money(about: Json, field: str) -> Money:
    return from_provider(about[field], about["currency"])


def _action_url(intent: Json, origin: str | None) -> str | None:
    action = intent.get("next_action") or {}
    url: str | None = (action.get("redirect_to_url") or {}).get("url")
    if url is None or origin is None:
        return url
    front, page = urlsplit(origin), urlsplit(url)
    return urlunsplit(page._replace(scheme=front.scheme, netloc=front.netloc))


def _uuid(value: object) -> UUID | None:
    try:
        return UUID(str(value))
    except ValueError:
        return None
