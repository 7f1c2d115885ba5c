"""Which provider the settings ask for."""

import aiohttp
from pydantic import SecretStr

from payment_service.config.settings import PaymentSettings, ProviderName, provider_key
from payment_service.infrastructure.card_provider import CardProvider
from payment_service.infrastructure.sandbox_transport import SandboxTransport
from payment_service.infrastructure.transport import Exchange, Transport
from servicekit.refusal import Refused


def provider_of(settings: PaymentSettings, session: aiohttp.ClientSession) -> CardProvider:
    """The provider over this process's HTTP session."""
    exchange = Exchange(session, settings.provider_timeout_seconds)
    if settings.provider is ProviderName.STRIPE:
        # The SDK is large; whoever pays by the sandbox need not load it.
        from payment_service.infrastructure.stripe_transport import StripeTransport

        transport: Transport = StripeTransport(exchange, _revealed(settings.stripe.api_key), settings.stripe.api_url)
        return CardProvider("stripe", transport)
    transport = SandboxTransport(exchange, settings.sandbox_url, _revealed(settings.sandbox_api_key))
    return CardProvider("sandbox", transport, settings.sandbox_public_url)


async def require_key(provider: CardProvider, settings: PaymentSettings) -> None:
    """Raises Refused when the provider does not know our key, Unavailable or OutcomeUnknown when it is away."""
    if not await provider.knows_us():
        raise Refused(f"The payment provider {provider.name} does not know the key in {provider_key(settings)[0]}.")


def _revealed(secret: SecretStr | None) -> str:
    return secret.get_secret_value() if secret else ""
