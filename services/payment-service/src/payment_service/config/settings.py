"""What payment-service reads from the environment (`PAYMENT_…`)."""

import sys
from enum import StrEnum
from typing import Final

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import SettingsConfigDict

from servicekit.settings import Environment, HttpSettings, Section, ServiceSettings

SANDBOX_PUBLISHABLE_KEY: Final = "pk_sandbox"
_LIVE_KEYS: Final = ("sk_live_", "rk_live_")


class ProviderName(StrEnum):
    """Who moves the money."""

    SANDBOX = "sandbox"
    STRIPE = "stripe"


class PaymentHttpSettings(HttpSettings):
    """payment-service's port; the rest is as in every service."""

    port: int = Field(default=8004, ge=0, le=65535)


class StripeSettings(Section):
    """Stripe's account; `publishable_key` (pk_…) is what its form in a browser is opened with, and no secret.

    `api_url` is for contract tests.
    """

    api_key: SecretStr | None = None
    publishable_key: str | None = None
    api_url: str = "https://api.stripe.com"


class PaymentSettings(ServiceSettings):
    """`sandbox_url` is where we reach the sandbox, `sandbox_public_url` where a shopper's browser does.

    After `provider_timeout_seconds` an outcome is unknown. `webhook_secret` signs the provider's webhooks.
    """

    model_config = SettingsConfigDict(env_prefix="PAYMENT_")

    http: PaymentHttpSettings = PaymentHttpSettings()
    provider: ProviderName = Field(default=ProviderName.SANDBOX, validate_default=True)
    provider_timeout_seconds: float = Field(default=10.0, gt=0, le=25)
    reconcile_seconds: float = Field(default=1.0, gt=0)
    webhook_secret: SecretStr
    stripe: StripeSettings = StripeSettings()
    sandbox_url: str = "http://127.0.0.1:8014"
    sandbox_public_url: str = "http://localhost:8000"
    sandbox_api_key: SecretStr | None = None
    sandbox_admin_key: SecretStr | None = None

    @field_validator("provider")
    @classmethod
    def _no_sandbox_in_production(cls, provider: ProviderName, info: ValidationInfo) -> ProviderName:
        if provider is ProviderName.SANDBOX and info.data.get("environment") is Environment.PRODUCTION:
            raise ValueError("the payment sandbox never runs in production")
        return provider

    @field_validator("stripe")
    @classmethod
    def _no_live_key_elsewhere(cls, stripe: StripeSettings, info: ValidationInfo) -> StripeSettings:
        key = stripe.api_key.get_secret_value() if stripe.api_key else ""
        if key.startswith(_LIVE_KEYS) and info.data.get("environment") is not Environment.PRODUCTION:
            raise ValueError("a live API key takes real money, which is for production (SOUK_ENVIRONMENT) alone")
        return stripe

    @property
    def test_mode(self) -> bool:
        """Whether no payment takes anybody's money: the sandbox, or any key of Stripe but a live one."""
        key = self.stripe.api_key.get_secret_value() if self.stripe.api_key else ""
        return self.provider is ProviderName.SANDBOX or not key.startswith(_LIVE_KEYS)

    @property
    def publishable_key(self) -> str:
        """What the provider's form in a browser is opened with; the sandbox asks for none and has a name for it."""
        if self.provider is ProviderName.STRIPE:
            return self.stripe.publishable_key or ""
        return SANDBOX_PUBLISHABLE_KEY


def require_provider_key(settings: PaymentSettings) -> None:
    """Exit 2 with one sentence when one of the chosen provider's keys is missing."""
    keys: list[tuple[str, object]] = [provider_key(settings)]
    if settings.provider is ProviderName.STRIPE:
        keys.append(("PAYMENT_STRIPE__PUBLISHABLE_KEY", settings.stripe.publishable_key))
    for name, key in keys:
        if not key:
            sys.stderr.write(f"{name} is not set. The service cannot start without it.\n")
            raise SystemExit(2)


def provider_key(settings: PaymentSettings) -> tuple[str, SecretStr | None]:
    """The chosen provider's key, after the variable that it is read from."""
    if settings.provider is ProviderName.STRIPE:
        return "PAYMENT_STRIPE__API_KEY", settings.stripe.api_key
    return "PAYMENT_SANDBOX_API_KEY", settings.sandbox_api_key
