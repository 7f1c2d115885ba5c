"""What analytics-service reads from the environment (`ANALYTICS_…`)."""

from typing import Annotated
from zoneinfo import available_timezones

from pydantic import AfterValidator, Field, SecretStr
from pydantic_settings import SettingsConfigDict

from commerce.bodies import Currency
from servicekit.settings import HttpSettings, Section, ServiceSettings


def _known_zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError("give a name of the IANA time zone database, such as Europe/Paris")
    return name


class AnalyticsHttpSettings(HttpSettings):
    """Port 8005 by default."""

    port: int = Field(default=8005, ge=0, le=65535)


class KeptSettings(Section):
    """For how long what was counted is kept, in days. Figures of days and of sales stay."""

    events_days: int = Field(default=200, ge=15, le=4000)
    """Single events."""
    visitors_days: int = Field(default=395, ge=35, le=4000)
    """Which visitor came on which day, and sessions: cohorts reach back so far."""


class AnalyticsSettings(ServiceSettings):
    """All that analytics-service reads from the environment, under ANALYTICS_."""

    model_config = SettingsConfigDict(env_prefix="ANALYTICS_")

    http: AnalyticsHttpSettings = AnalyticsHttpSettings()
    kept: KeptSettings = KeptSettings()
    person_key: SecretStr
    """Under it a person's id becomes the mark that sessions and sales carry. Another key makes everybody a stranger."""
    time_zone: Annotated[str, AfterValidator(_known_zone)] = "UTC"
    """The shop's: its days, weeks and months are those of the reports. After a change they are built anew."""
    currency: Currency = "EUR"
    """The shop's selling currency, as product-service has it: reports count the orders that were paid in it."""
    most_batches_waiting: int = Field(default=10_000, ge=10)
    """Batches of events that wait for the database at most; beyond, sending is answered 503."""
