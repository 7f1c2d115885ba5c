"""Values for tests."""

from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from auth_service.domain.user import User
from servicekit.domain import new_id

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
PASSWORD = "correct horse battery"
CLIENTS = {"cart-service": "cart-secret", "order-service": "order-secret", "payment-service": "payment-secret"}


def a_signing_key() -> str:
    """A new Ed25519 private key in PEM."""
    key = Ed25519PrivateKey.generate()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def a_user(**changes: Any) -> User:
    """A customer."""
    usual: dict[str, Any] = {
        "id": new_id(), "email": "amira@souk.test", "password_hash": f"hashed:{PASSWORD}", "created_at": NOW,
    }  # fmt: skip
    return User(**(usual | changes))


def a_saved_address(*, is_default: Any = None, **changes: Any) -> dict[str, Any]:
    """The body of a new entry of the address book; `changes` are the address's."""
    usual = {
        "name": "Amira",
        "line1": "12 Orchard Street",
        "city": "Dublin",
        "postal_code": "D08 XY00",
        "country": "IE",
    }
    return {"address": usual | changes} | ({} if is_default is None else {"is_default": is_default})
