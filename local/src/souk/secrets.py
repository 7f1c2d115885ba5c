"""The platform's secrets: made once, kept in one file that only its owner can read."""

import json
import secrets as random
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from embedded.private import write_private

SERVICES = ("auth", "product", "cart", "payment", "order")


def _token() -> str:
    return random.token_urlsafe(32)


def _signing_key() -> str:
    key = Ed25519PrivateKey.generate()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


_MAKERS: dict[str, Callable[[], str]] = {
    "signing_key": _signing_key,
    "password_pepper": _token,
    "refresh_key": _token,
    "postgres_password": _token,
    "postgres_admin_password": _token,
    "valkey_password": random.token_hex,
    "s3_access_key": lambda: random.token_hex(10),
    "s3_secret_key": lambda: random.token_hex(20),
    "telemetry_key": _token,
    "webhook_secret": _token,
    "sandbox_api_key": _token,
    "sandbox_admin_key": _token,
    **{f"{service}_client_secret": _token for service in SERVICES},
    **{f"{service}_db_{role}_password": _token for service in SERVICES for role in ("app", "migrator")},
}


def make(name: str) -> str:
    """A new value for the secret of that name. Raises KeyError for one that Souk does not know."""
    return _MAKERS[name]()


class Secrets:
    """Secrets by name; a name added by a newer version is made when the file is next opened."""

    def __init__(self, values: dict[str, str]) -> None:
        self._values = values

    def __getitem__(self, name: str) -> str:
        return self._values[name]

    @classmethod
    def open(cls, path: Path) -> "Secrets":
        """Read the file, adding what it lacks; make it if there is none."""
        known = json.loads(path.read_text()) if path.exists() else {}
        missing = {name: make() for name, make in _MAKERS.items() if name not in known}
        if missing:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_private(path, json.dumps(known | missing, indent=1))
        return cls(known | missing)
