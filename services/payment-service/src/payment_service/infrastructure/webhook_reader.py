"""Stripe-Signature (https://docs.stripe.com/webhooks#verify-manually): `t=<unix seconds>,v1=<hex HMAC-SHA-256>`.

The SDK's own check tolerates any time in the future; ours is 300 seconds both ways.
"""

import hashlib
import hmac

import orjson

from payment_service.domain.errors import InvalidSignature
from payment_service.domain.provider_state import ProviderEvent
from payment_service.infrastructure.provider_objects import Json, NotUnderstood, intent_state, refund_state
from servicekit.domain import Clock

TOLERANCE_SECONDS = 300
_INTENT_EVENTS = frozenset(
    f"payment_intent.{what}" for what in ("succeeded", "payment_failed", "requires_action", "processing", "canceled")
)
_REFUND_EVENTS = frozenset({"refund.created", "refund.updated", "refund.failed", "charge.refund.updated"})


_LONGEST = 200


class SignedWebhooks:
    """Verifies over the raw body, then parses.

    What is signed is never refused, even when it cannot be read: a provider that is answered 4xx for long enough stops
    sending altogether.
    """

    def __init__(self, secret: str, clock: Clock) -> None:
        self._secret = secret.encode()
        self._clock = clock

    def read(self, body: bytes, signature: str) -> ProviderEvent:
        """Verify the signature over the raw body, then parse; raises InvalidSignature alone."""
        timestamp, signatures = _parts(signature)
        expected = hmac.new(self._secret, timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()
        # Every candidate is compared, each in constant time: a rotated secret signs twice.
        matches = [hmac.compare_digest(expected.encode(), candidate.encode()) for candidate in signatures]
        if not any(matches):
            raise InvalidSignature
        if abs(self._clock().timestamp() - int(timestamp)) > TOLERANCE_SECONDS:
            raise InvalidSignature("The signature is too old, or from the future.")
        return _event(body)


def _parts(header: str) -> tuple[str, list[str]]:
    pairs = [part.partition("=") for part in header.split(",")]
    timestamps = [value for name, _, value in pairs if name.strip() == "t"]
    signatures = [value for name, _, value in pairs if name.strip() == "v1"]
    if len(timestamps) != 1 or not signatures or not timestamps[0].isascii() or not timestamps[0].isdigit():
        raise InvalidSignature
    if len(timestamps[0]) > 12:
        raise InvalidSignature
    return timestamps[0], signatures


def _event(body: bytes) -> ProviderEvent:
    try:
        event: Json = orjson.loads(body)
        identifier, kind, about = str(event["id"]), str(event["type"]), event["data"]["object"]
        named = str(about.get("id") or "")
    except (ValueError, KeyError, TypeError, AttributeError):
        return ProviderEvent(hashlib.sha256(body).hexdigest(), not_understood="This is not an event.")
    try:
        return ProviderEvent(
            id=identifier,
            type=kind,
            intent=intent_state(about) if kind in _INTENT_EVENTS else None,
            refund=refund_state(about) if kind in _REFUND_EVENTS else None,
            about=named,
        )
    except NotUnderstood as error:
        return ProviderEvent(
            identifier[:_LONGEST], kind[:_LONGEST], about=named[:_LONGEST], not_understood=str(error)[:_LONGEST]
        )
