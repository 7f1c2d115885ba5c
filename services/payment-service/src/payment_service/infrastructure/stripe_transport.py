"""Requests to Stripe through its official SDK."""

from collections.abc import Mapping
from typing import Any

import stripe

from payment_service.infrastructure.transport import Exchange, ProviderAnswer
from servicekit.domain.errors import OutcomeUnknown


class _OurClient(stripe.HTTPClient):
    """The SDK's requests over our own exchange; what that raises passes through the SDK."""

    name = "souk"

    def __init__(self, exchange: Exchange) -> None:
        super().__init__()
        self._exchange = exchange

    async def request_async(
        self, method: str, url: str, headers: Mapping[str, str], post_data: str | None = None
    ) -> tuple[bytes, int, Mapping[str, str]]:
        """(body, status, headers) of one exchange, which the SDK asks for by these names; `post_data` is encoded."""
        return await self._exchange(method, url, headers, post_data)


class StripeTransport:
    """The SDK does authentication, encoding and versions; retries are ours, since each one is a question of money."""

    def __init__(self, exchange: Exchange, api_key: str, api_url: str) -> None:
        self._client = stripe.StripeClient(
            api_key,
            base_addresses={"api": api_url},
            http_client=_OurClient(exchange),
            max_network_retries=0,
        )

    async def send(
        self, method: str, path: str, params: Mapping[str, Any] | None = None, key: str | None = None
    ) -> ProviderAnswer:
        """Send through the SDK; a refusal is an answer too, and only one that cannot be read raises OutcomeUnknown."""
        options = {} if key is None else {"idempotency_key": key}
        try:
            answer = await self._client.raw_request_async(method.lower(), path, **(params or {}), **options)
        except stripe.StripeError as error:
            return _refusal(error)
        return ProviderAnswer(answer.code, answer.data if isinstance(answer.data, dict) else {})


def _refusal(error: stripe.StripeError) -> ProviderAnswer:
    """What the SDK raised; it cannot read an answer that is not JSON, whatever its status."""
    if error.http_status is None or not isinstance(error.json_body, dict):
        raise OutcomeUnknown("Stripe's answer cannot be read.") from error
    return ProviderAnswer(error.http_status, error.json_body)
