"""The platform's secrets: made once, kept in one file that only its owner can read."""

import json
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from deployables import COMPOSED, EVERY, SERVICES, Deployable
from embedded.private import write_private


def _token() -> str:
    return secrets.token_urlsafe(32)


def _signing_key() -> str:
    key = Ed25519PrivateKey.generate()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


_MAKERS: dict[str, Callable[[], str]] = {
    **{name: _token for each in EVERY for name in each.every_secret.values() if name not in COMPOSED},
    **{f"{service.database}_{role}_password": _token for service in SERVICES for role in ("app", "migrator")},
    "postgres_password": _token,
    "postgres_admin_password": _token,
    "telemetry_key": _token,
    "signing_key": _signing_key,
    "valkey_password": secrets.token_hex,
    "s3_access_key": lambda: secrets.token_hex(10),
    "s3_secret_key": lambda: secrets.token_hex(20),
}
"""What services.yaml names, and what the platform itself needs; a token, where no other form is asked for."""


def clients(values: Mapping[str, str]) -> str:
    """{"cart-service": "<secret>", …} as JSON, of values by their names."""
    return json.dumps({service.name: values[f"{service.short}_client_secret"] for service in SERVICES})


def make(name: str) -> str:
    """A new value for the secret of that name. Raises KeyError for one that Souk does not know."""
    return _MAKERS[name]()


class Secrets:
    """Secrets by name; a name added by a newer version is made when the file is next opened."""

    def __init__(self, values: dict[str, str]) -> None:
        self._values = values

    def __getitem__(self, name: str) -> str:
        return self._values[name]

    def of(self, deployable: Deployable, *, smtp_url: str, valkey_url: str) -> dict[str, str]:
        """The secret variables of a deployable, where mails go to `smtp_url` and Valkey is at `valkey_url`."""
        composed = {"clients": clients(self._values), "smtp_url": smtp_url, "valkey_url": valkey_url}
        return {
            variable: composed[name] if name in composed else self[name]
            for variable, name in deployable.every_secret.items()
        }

    @classmethod
    def open(cls, path: Path) -> "Secrets":
        """Read the file, adding what it lacks; make it if there is none."""
        known = json.loads(path.read_text()) if path.exists() else {}
        missing = {name: make() for name, make in _MAKERS.items() if name not in known}
        if missing:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_private(path, json.dumps(known | missing, indent=1))
        return cls(known | missing)
