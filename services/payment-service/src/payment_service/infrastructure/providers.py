"""Which provider the settings ask for."""

import aiohttp
from pydantic import SecretStr

from payment_service.config.settings import PaymentSettings, ProviderName
from payment_service.infrastructure.card_provider import CardProvider
from payment_service.infrastructure.sandbox_transport import SandboxTransport
from payment_service.infrastructure.transport import Transport


def provider_of(settings: PaymentSettings, session: aiohttp.ClientSession) -> CardProvider:
    """The provider over this process's HTTP session."""
    if settings.provider is ProviderName.STRIPE:
        # The SDK is large; whoever pays by the sandbox need not load it.
        from payment_service.infrastructure.stripe_transport import StripeTransport

        transport: Transport = StripeTransport(
            session, _revealed(settings.stripe.api_key), settings.stripe.api_url, settings.provider_timeout
        )
        return CardProvider("stripe", transport)
    transport = SandboxTransport(
        session, settings.sandbox_url, _revealed(settings.sandbox_api_key), settings.provider_timeout
    )
    return CardProvider("sandbox", transport, settings.sandbox_public_url)


def _revealed(secret: SecretStr | None) -> str:
    return secret.get_secret_value() if secret else ""
