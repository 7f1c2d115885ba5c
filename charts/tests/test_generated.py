"""What is generated is what would be generated now, and names only settings that exist."""

import pytest
from generate.__main__ import generated
from generate.places import deployed, service_charts
from generate.settings import setting_names


def test_what_is_generated_is_up_to_date() -> None:
    stale = [str(file) for file, text in generated().items() if file.read_text() != text]
    assert not stale, "run `make charts`"


def test_secrets_are_no_settings() -> None:
    names = [name for chart in service_charts() for name in setting_names(deployed(chart))]
    assert "AUTH_HTTP__DRAIN_SECONDS" in names
    secret = ("PEPPER", "SECRET_KEY", "CLIENT_SECRET", "SIGNING_KEYS", "SMTP_URL", "VALKEY__URL", "API_KEY", "CLIENTS")
    assert not [name for name in names if any(part in name for part in secret)]


@pytest.mark.parametrize("chart", service_charts(), ids=lambda chart: str(chart.name))
def test_every_service_knows_settings_of_its_own(chart: object) -> None:
    assert setting_names(deployed(chart))  # type: ignore[arg-type]
