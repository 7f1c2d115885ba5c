"""What the sandbox reads from the environment (`SANDBOX_…`)."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class HttpSettings(BaseModel):
    """Where the sandbox listens."""

    model_config = ConfigDict(frozen=True)

    host: str = "127.0.0.1"
    port: int = 8014


class SandboxSettings(BaseSettings):
    """Secrets have no default: whoever starts the sandbox chooses them.

    `webhook_delay` is the usual time in seconds between a change and the webhook about it; at a real provider, too, the
    webhook normally comes after the answer. `settle_after` is how many seconds a pending payment or refund stays so.
    """

    model_config = SettingsConfigDict(env_prefix="SANDBOX_", env_nested_delimiter="__", frozen=True)

    http: HttpSettings = HttpSettings()
    ledger_path: Path
    api_key: SecretStr
    admin_key: SecretStr
    webhook_url: str = "http://127.0.0.1:8004/payments/webhook"
    webhook_secret: SecretStr
    webhook_delay: float = 0.25
    settle_after: float = 3.0
