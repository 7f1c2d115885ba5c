"""What auth-service reads from the environment (`AUTH_…`)."""

from pydantic import Field, SecretStr
from pydantic_settings import SettingsConfigDict

from servicekit.mail import MailSettings
from servicekit.settings import HttpSettings, Section, ServiceSettings


class SigningKeys(Section):
    """Ed25519 private keys in PEM.

    `current` signs; `previous` is only published. To rotate without refusing anybody: publish the new key as
    `previous`, then swap the two, and drop the old one when the last token it signed has expired (30 days, because of
    guests).
    """

    current: SecretStr
    previous: SecretStr | None = None


class ShopSettings(Section):
    """The shop as mails call it; order-service has the same in ORDER_SHOP__NAME."""

    name: str = Field(default="Souk", min_length=1, max_length=60)


class AuthHttpSettings(HttpSettings):
    """Port 8001 by default."""

    port: int = Field(default=8001, ge=0, le=65535)


class AuthSettings(ServiceSettings):
    """All that auth-service reads from the environment, under AUTH_."""

    model_config = SettingsConfigDict(env_prefix="AUTH_")

    http: AuthHttpSettings = AuthHttpSettings()
    signing_keys: SigningKeys
    password_pepper: SecretStr
    refresh_key: SecretStr
    second_factor_key: SecretStr
    """It seals the secrets of authenticator apps."""
    clients: dict[str, SecretStr]
    """The services' secrets by client id."""
    mail: MailSettings = MailSettings()
    shop: ShopSettings = ShopSettings()
