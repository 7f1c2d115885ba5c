"""Settings of product-service: the shared ones, the object store, and the shop's currency."""

from pydantic import Field, SecretStr
from pydantic_settings import SettingsConfigDict

from servicekit.settings import HttpSettings, Section, ServiceSettings


class S3Settings(Section):
    """Where pictures are kept."""

    endpoint: str
    access_key: str
    secret_key: SecretStr
    bucket: str = "souk-images"


class ProductHttpSettings(HttpSettings):
    """Where product-service listens."""

    port: int = Field(default=8002, ge=0, le=65535)


class ProductSettings(ServiceSettings):
    """Read from PRODUCT_… variables."""

    model_config = SettingsConfigDict(env_prefix="PRODUCT_")

    http: ProductHttpSettings = ProductHttpSettings()
    s3: S3Settings
    media_base_url: str = "/media"
    """What picture addresses begin with: a CDN in production."""
    currency: str = Field(default="EUR", pattern=r"^[A-Z]{3}$")
    """The one selling currency; fixed after the first order."""
    browse_per_minute: int = Field(default=120_000, gt=0)
    """Reads of the catalogue per caller or address: enough for an office behind one address, too few for a flood."""
    sweep_seconds: float = Field(default=15.0, gt=0)
    """How often holds that nobody settled are given back."""
