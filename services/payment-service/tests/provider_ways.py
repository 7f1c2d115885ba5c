"""The provider over each transport, for tests of what is true over both."""

from collections.abc import Callable

from payment_service.infrastructure.card_provider import CardProvider

BACK = "https://shop.example/back"
ProviderAt = Callable[[str, str], CardProvider]
