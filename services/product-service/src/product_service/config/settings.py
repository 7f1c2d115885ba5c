"""Settings of product-service: the shared ones, the object store, and the shop's currency."""

from typing import Self

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import SettingsConfigDict

from commerce.bodies import Currency
from servicekit.settings import HttpSettings, Section, ServiceSettings


class S3Settings(Section):
    """Where pictures are kept. Without keys boto3 looks for the pod's own role, as on AWS."""

    endpoint: str
    region: str = "us-east-1"
    access_key: str | None = None
    secret_key: SecretStr | None = None
    bucket: str = "souk-images"

    @model_validator(mode="after")
    def _both_keys_or_none(self) -> Self:
        if (self.access_key is None) != (self.secret_key is None):
            raise ValueError("access_key and secret_key go together; leave out both to use the pod's role")
        return self


class ProductHttpSettings(HttpSettings):
    """product-service's port; the rest is as in every service."""

    port: int = Field(default=8002, ge=0, le=65535)


class ProductSettings(ServiceSettings):
    """Read from PRODUCT_… variables."""

    model_config = SettingsConfigDict(env_prefix="PRODUCT_")

    http: ProductHttpSettings = ProductHttpSettings()
    s3: S3Settings
    media_base_url: str = "/media"
    """What picture addresses begin with: a CDN in production."""
    currency: Currency = "EUR"
    """The one selling currency; fixed after the first order."""
    browse_per_minute: int = Field(default=120_000, gt=0)
    """Reads of the catalogue per caller or address: enough for an office behind one address, too few for a flood."""
    sweep_seconds: float = Field(default=15.0, gt=0)
    """How often holds that nobody settled are given back."""
