"""What cart-service reads from the environment (`CART_…`)."""

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from servicekit.settings import HttpSettings, ServiceSettings


class CartHttpSettings(HttpSettings):
    """Port 8003 by default."""

    port: int = Field(default=8003, ge=0, le=65535)


class CartSettings(ServiceSettings):
    """All that cart-service reads from the environment, under CART_."""

    model_config = SettingsConfigDict(env_prefix="CART_")

    http: CartHttpSettings = CartHttpSettings()
    product_url: str = "http://127.0.0.1:8002"
    order_url: str = "http://127.0.0.1:8006"
