"""A browser that has signed in to an account before keeps a mark, so that somebody else's guesses do not lock it out.

OWASP, "Slow down online guessing attacks with device cookies": the mark is a random name and HMAC(key, user, name).
"""

import hmac
import os
from base64 import urlsafe_b64encode
from uuid import UUID


def _signature(key: bytes, user_id: UUID, name: str) -> str:
    digest = hmac.digest(key, b"device" + user_id.bytes + name.encode(), "sha256")
    return urlsafe_b64encode(digest).rstrip(b"=").decode()


def mark_device(key: bytes, user_id: UUID) -> str:
    """A new mark for a browser in which `user_id` just signed in."""
    name = os.urandom(12).hex()
    return f"{name}.{_signature(key, user_id, name)}"


def recognised_device(key: bytes, user_id: UUID, mark: str | None) -> str | None:
    """The device's name if `mark` is one that we gave for this account."""
    name, _, signature = (mark or "").partition(".")
    expected = _signature(key, user_id, name)
    return name if hmac.compare_digest(signature.encode(), expected.encode()) else None
