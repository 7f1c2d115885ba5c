"""The webhook signature: `t=<unix seconds>,v1=<hex HMAC-SHA-256 of "<t>.<raw body>">` in `Stripe-Signature`."""

import hashlib
import hmac

HEADER = "Stripe-Signature"


def signature(secret: str, body: bytes, timestamp: int) -> str:
    """The header's value for `body` sent at `timestamp`."""
    signed = hmac.new(secret.encode(), f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={timestamp},v1={signed}"
