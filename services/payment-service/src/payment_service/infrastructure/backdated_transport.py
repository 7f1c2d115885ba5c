"""Requests to the sandbox that take effect in the past; for demo history alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from payment_service.infrastructure.transport import ProviderAnswer, Transport

ADMIN_HEADER = "Sandbox-Admin-Key"


@dataclass(frozen=True, slots=True)
class BackdatedTransport:
    """Adds `created` to whatever is posted; `transport` must carry the sandbox's admin key."""

    transport: Transport
    moment: datetime

    async def send(
        self, method: str, path: str, params: Mapping[str, Any] | None = None, key: str | None = None
    ) -> ProviderAnswer:
        """Send through `transport`; a POST carries the past moment in seconds, any other method nothing more."""
        if method == "POST":
            params = {**(params or {}), "created": int(self.moment.timestamp())}
        return await self.transport.send(method, path, params, key)
