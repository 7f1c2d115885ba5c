"""Networks as orders keep them: equal ones stay equal, and nobody without the key learns which they are."""

import hmac
import secrets

from pydantic import SecretStr


class HashedNetworks:
    """The key is the service's own secret: the same in every process, and in no database."""

    def __init__(self, secret: SecretStr | None) -> None:
        self._key = secret.get_secret_value().encode() if secret else secrets.token_bytes(32)

    def __call__(self, network: str) -> bytes:
        """16 bytes for an IPv4 address or an IPv6 network."""
        return hmac.digest(self._key, b"network\0" + network.encode(), "sha256")[:16]
