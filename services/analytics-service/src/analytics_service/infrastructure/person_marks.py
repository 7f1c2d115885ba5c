"""A mark instead of a person's id: who has the rows and not the key cannot tell whose they are."""

import hashlib
import hmac
from uuid import UUID

from pydantic import SecretStr


class PersonMarks:
    """HMAC-SHA-256 of the person's id under the service's key, cut to 16 bytes."""

    def __init__(self, key: SecretStr) -> None:
        self._key = key.get_secret_value().encode()

    def mark_of(self, person: UUID) -> bytes:
        """The same for the same person, always."""
        return hmac.digest(self._key, person.bytes, hashlib.sha256)[:16]
