"""Codes by time as every authenticator app makes them (RFC 6238: SHA-1, six digits, 30 s), and their secrets at rest.

A secret is sealed with AES-256-GCM for the account that it belongs to: put into another row, it opens nothing.
"""

import hmac
import os
from base64 import b32decode, b32encode
from datetime import datetime
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from auth_service.domain.second_factor import DIGITS

_SECONDS = 30
_SECRET_BYTES = 20  # what RFC 4226 recommends, and every app takes
_NONCE_BYTES = 12


class TotpAuthenticator:
    """Makes and seals secrets, and judges codes. `issuer` is what apps show beside the e-mail."""

    def __init__(self, key: bytes, issuer: str) -> None:
        self._sealing = AESGCM(hmac.digest(key, b"second factors", "sha256"))
        self._issuer = issuer

    def new_secret(self, user_id: UUID) -> tuple[str, bytes]:
        """In base32 for the app, and sealed for us."""
        secret, nonce = os.urandom(_SECRET_BYTES), os.urandom(_NONCE_BYTES)
        return b32encode(secret).decode(), nonce + self._sealing.encrypt(nonce, secret, user_id.bytes)

    def address(self, secret: str, email: str) -> str:
        """What an app reads from a QR code."""
        return _totp(b32decode(secret)).get_provisioning_uri(email, self._issuer)

    def step_of(self, user_id: UUID, sealed: bytes, code: str, now: datetime) -> int | None:
        """Of which 30 s the code is, one before and one after the present ones included (RFC 6238 §5.2).

        None for any other, and for a secret that our key does not open.
        """
        try:
            secret = self._sealing.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], user_id.bytes)
        except InvalidTag:
            return None
        totp, present = _totp(secret), int(now.timestamp() // _SECONDS)
        found = None
        for step in (present - 1, present, present + 1):
            if hmac.compare_digest(totp.generate(step * _SECONDS), code.encode()):
                found = step
        return found


def _totp(secret: bytes) -> TOTP:
    return TOTP(secret, DIGITS, SHA1(), _SECONDS)  # noqa: S303  # nosec B303 - RFC 6238's, which is what apps know
