"""Requests to Stripe through its official SDK."""

from collections.abc import Mapping
from typing import Any

import aiohttp
import stripe

from payment_service.infrastructure.transport import ProviderAnswer
from servicekit.domain.errors import OutcomeUnknown, Unavailable


class StripeTransport:
    """The SDK does authentication, encoding and versions; retries are ours, since each one is a question of money."""

    def __init__(self, session: aiohttp.ClientSession, api_key: str, api_url: str, timeout: float) -> None:
        self._client = stripe.StripeClient(
            api_key,
            base_addresses={"api": api_url},
            http_client=stripe.AIOHTTPClient(timeout=aiohttp.ClientTimeout(total=timeout), session=session),
            max_network_retries=0,
        )

    async def send(
        self, method: str, path: str, params: Mapping[str, Any] | None = None, key: str | None = None
    ) -> ProviderAnswer:
        """See Transport."""
        options = {} if key is None else {"idempotency_key": key}
        try:
            answer = await self._client.raw_request_async(method.lower(), path, **(params or {}), **options)
        except stripe.StripeError as error:
            return _refusal(error)
        except (aiohttp.ClientError, TimeoutError) as error:
            # The SDK translates what goes wrong before the answer's head, not what goes wrong after it.
            raise OutcomeUnknown("Stripe's answer broke off.") from error
        return ProviderAnswer(answer.code, answer.data)


def _refusal(error: stripe.StripeError) -> ProviderAnswer:
    if error.http_status is None:
        if isinstance(error.__cause__ or error.__context__, aiohttp.ClientConnectorError):
            raise Unavailable("Stripe is not reachable.") from error
        raise OutcomeUnknown("Stripe did not answer.") from error
    body = error.json_body if isinstance(error.json_body, dict) else {}
    return ProviderAnswer(error.http_status, body)
