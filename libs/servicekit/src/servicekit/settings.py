"""Settings: nested, frozen, read from the environment under a prefix per service (`AUTH_DATABASE__URL`).

Built in `main()`, never at import time. What SOUK_ENV_FILE names (`servicekit.environment_file`) counts as set.
A secret has no working default: without it the start stops with one sentence.
"""

import sys
from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network
from typing import TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from servicekit.environment_file import read_environment_file
from servicekit.settings_faults import faults


class Environment(StrEnum):
    """Where this runs; production refuses demo data, demo passwords and the payment sandbox."""

    DEVELOPMENT = "development"
    TEST = "test"
    PRODUCTION = "production"


class Section(BaseModel):
    """A group of settings; frozen, and a misspelt one is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _loopback() -> tuple[IPv4Network | IPv6Network, ...]:
    return (IPv4Network("127.0.0.0/8"), IPv6Network("::1/128"))


class HttpSettings(Section):
    """Where the service listens, and who stands before it."""

    host: str = "127.0.0.1"
    port: int = Field(ge=0, le=65535)
    public_url: str = "http://localhost:8000"
    """Origin of the gateway as people type it; https here switches on HSTS and Secure cookies."""
    cors_origins: tuple[str, ...] = ()
    trusted_proxies: tuple[IPv4Network | IPv6Network, ...] = Field(default_factory=_loopback)
    drain_seconds: float = Field(default=5.0, ge=0)
    """After SIGTERM: how long answers still go out (with `Connection: close`) before the listener shuts."""

    @property
    def own_origins(self) -> frozenset[str]:
        """Origins of the shop's own pages: the gateway's, and those that CORS lets in."""
        public = urlsplit(self.public_url)
        return frozenset((f"{public.scheme}://{public.netloc}", *self.cors_origins))


class LimitSettings(Section):
    """Limits per client address are wide enough for an office behind one address."""

    address_factor: int = Field(default=1, ge=1)
    """Multiplies them all, for load tests, whose shoppers share one address. Anything but 1 is said at the start."""


class DatabaseSettings(Section):
    """The service's own database, as its application role (no DDL rights)."""

    url: SecretStr
    pool_max: int = Field(default=10, ge=1, le=200)
    acquire_timeout: float = 5.0
    """Seconds a request waits for a connection before it is answered 503."""


class ValkeySettings(Section):
    """Cache, limits and streams."""

    url: SecretStr


class IdentitySettings(Section):
    """How tokens are verified, and how this service proves who it is."""

    auth_url: str = "http://127.0.0.1:8001"
    issuer: str = "souk"
    client_secret: SecretStr | None = None


class TelemetrySettings(Section):
    """Where traces go, what share is sampled, which log lines are written."""

    otlp_endpoint: str | None = None
    """OTLP/HTTP traces endpoint, such as http://127.0.0.1:4318/v1/traces; unset means no export."""
    sample_ratio: float = Field(default=0.05, ge=0, le=1)
    """Share of new traces that are recorded; the sampled parent of a service's call is always followed."""
    key: SecretStr | None = None
    """Who sends it as X-Telemetry-Key is believed about traceparent and X-Request-ID, as services are."""
    log_level: str = "INFO"


class ServiceSettings(BaseSettings):
    """What every service reads. A subclass sets `env_prefix` and adds its own sections."""

    model_config = SettingsConfigDict(frozen=True, env_nested_delimiter="__", extra="ignore")

    environment: Environment = Field(default=Environment.DEVELOPMENT, validation_alias="SOUK_ENVIRONMENT")
    shop_name: str = Field(default="souk", min_length=1, max_length=253, validation_alias="SOUK_SHOP")
    """Whose streams those in Valkey are (`servicekit.valkey`); the same for all services of one shop."""
    http: HttpSettings
    database: DatabaseSettings
    valkey: ValkeySettings
    identity: IdentitySettings = IdentitySettings()
    limits: LimitSettings = LimitSettings()
    telemetry: TelemetrySettings = TelemetrySettings()

    @property
    def in_production(self) -> bool:
        """Whether demo conveniences must be refused."""
        return self.environment is Environment.PRODUCTION

    def variable(self, name: str) -> str:
        """The whole name of the variable `name`: VALKEY__URL is AUTH_VALKEY__URL for auth-service."""
        return f"{self.model_config.get('env_prefix', '')}{name}"


S = TypeVar("S", bound=BaseSettings)


def load_settings(kind: type[S]) -> S:
    """Read `kind` from the environment; on a missing or wrong value print one sentence per fault and exit 2."""
    read_environment_file()
    try:
        return kind()
    except (ValidationError, SettingsError) as error:
        sys.stderr.writelines(f"{sentence}\n" for sentence in faults(kind, error))
        raise SystemExit(2) from None
