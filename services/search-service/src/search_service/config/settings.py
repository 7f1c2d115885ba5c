"""What search-service reads from the environment (`SEARCH_…`)."""

from typing import Self

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import SettingsConfigDict

from commerce.bodies import Currency
from servicekit.mail import MailSettings
from servicekit.settings import HttpSettings, Section, ServiceSettings


class SearchHttpSettings(HttpSettings):
    """Port 8007 by default."""

    port: int = Field(default=8007, ge=0, le=65535)


class EmbeddingSettings(Section):
    """Another model than the service's own, behind an OpenAI-compatible endpoint: `<url>/embeddings`."""

    url: str | None = Field(default=None, pattern="^https?://")
    model: str = Field(default="", max_length=200)
    dimensions: int = Field(default=0, ge=0, le=4000)
    key: SecretStr | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.url is not None and not (self.model and self.dimensions):
            raise ValueError("url needs model and dimensions: vectors of different models cannot be compared")
        return self


class ShopSettings(Section):
    """The shop as mails call it; auth- and order-service have the same."""

    name: str = Field(default="Souk", min_length=1, max_length=60)


class SearchSettings(ServiceSettings):
    """All that search-service reads from the environment, under SEARCH_."""

    model_config = SettingsConfigDict(env_prefix="SEARCH_")

    http: SearchHttpSettings = SearchHttpSettings()
    embeddings: EmbeddingSettings = EmbeddingSettings()
    product_url: str = "http://127.0.0.1:8002"
    media_base_url: str = "/media"
    """What picture addresses begin with, as product-service has it: a CDN in production."""
    currency: Currency = "EUR"
    """The shop's selling currency, as product-service has it: what prices among the words are taken to be in."""
    searches_per_minute: int = Field(default=6_000, gt=0)
    """Searches and suggestions per caller or address: enough for an office behind one address, too few for a flood."""
    mail: MailSettings = MailSettings()
    shop: ShopSettings = ShopSettings()
