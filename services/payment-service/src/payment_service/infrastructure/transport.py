"""How a request reaches the provider; what a provider answers, refusals included."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class ProviderAnswer:
    """An HTTP status below 500 and its JSON object."""

    status: int
    body: Mapping[str, Any]

    @property
    def error(self) -> Mapping[str, Any]:
        """The error object of a refusal, empty when there is none."""
        error: Mapping[str, Any] = self.body.get("error") or {}
        return error


class Transport(Protocol):
    """Raises Unavailable when the request surely was not executed, OutcomeUnknown when it may have been."""

    async def send(
        self, method: str, path: str, params: Mapping[str, Any] | None = None, key: str | None = None
    ) -> ProviderAnswer:
        """One request; `params` may be nested one level, `key` is the idempotency key."""
