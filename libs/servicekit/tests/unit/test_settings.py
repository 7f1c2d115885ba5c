import pytest
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import SettingsConfigDict

from servicekit.settings import Environment, ServiceSettings, load_settings


class ShopSettings(ServiceSettings):
    model_config = SettingsConfigDict(env_prefix="SHOP_")
    signing_key: SecretStr
    clients: dict[str, SecretStr] = Field(default_factory=dict)


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setenv("SHOP_HTTP__PORT", "8099")
    monkeypatch.setenv("SHOP_DATABASE__URL", "postgresql://a:hunter2@h/d")
    monkeypatch.setenv("SHOP_VALKEY__URL", "redis://h")
    monkeypatch.setenv("SHOP_SIGNING_KEY", "k")
    monkeypatch.delenv("SOUK_ENVIRONMENT", raising=False)
    return monkeypatch


def test_settings_are_read_nested_under_the_services_prefix(environment: pytest.MonkeyPatch) -> None:
    settings = load_settings(ShopSettings)
    assert settings.http.port == 8099
    assert settings.environment is Environment.DEVELOPMENT


def test_the_environment_has_no_prefix(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("SOUK_ENVIRONMENT", "production")
    assert load_settings(ShopSettings).in_production


def test_a_missing_secret_stops_the_start_with_one_sentence_that_names_it(
    environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    environment.delenv("SHOP_SIGNING_KEY")
    with pytest.raises(SystemExit) as stopped:
        load_settings(ShopSettings)
    assert stopped.value.code == 2
    assert capsys.readouterr().err == "SHOP_SIGNING_KEY is not set. The service cannot start without it.\n"


def test_a_wrong_value_is_named_and_never_echoed(
    environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    environment.setenv("SHOP_HTTP__PORT", "hunter2")
    with pytest.raises(SystemExit):
        load_settings(ShopSettings)
    said = capsys.readouterr().err
    assert said.startswith("SHOP_HTTP__PORT is not acceptable")
    assert "hunter2" not in said


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("SHOP_CLIENTS", "hunter2", "SHOP_CLIENTS is not acceptable: it has to be JSON."),
        ("SHOP_CLIENTS", '{"a": 1}', "SHOP_CLIENTS is not acceptable: Input should be a valid string."),
        (
            "SHOP_HTTP__TRUSTED_PROXIES",
            "10.0.0.0/8",
            "SHOP_HTTP__TRUSTED_PROXIES is not acceptable: it has to be JSON.",
        ),
        ("SHOP_HTTP__TRUSTED_PROXIES", '["10"]', "SHOP_HTTP__TRUSTED_PROXIES is not acceptable: "),
        ("SHOP_HTTP", "hunter2", "SHOP_HTTP is not acceptable: it has to be JSON."),
        ("SHOP_VALKEY__ULR", "hunter2", "SHOP_VALKEY__ULR is no setting of this service; there are SHOP_VALKEY__URL."),
        ("SOUK_ENVIRONMENT", "hunter2", "SOUK_ENVIRONMENT is not acceptable: "),
        ("SOUK_SHOP", "", "SOUK_SHOP is not acceptable: "),
    ],
)
def test_each_fault_is_told_once_under_the_name_that_was_set(
    environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], variable: str, value: str, sentence: str
) -> None:
    environment.setenv(variable, value)
    with pytest.raises(SystemExit):
        load_settings(ShopSettings)
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith(sentence)
    assert "hunter2" not in said


def test_a_missing_section_is_told_by_what_has_to_be_set_in_it(
    environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("SHOP_HTTP__PORT", "SHOP_DATABASE__URL", "SHOP_VALKEY__URL"):
        environment.delenv(name)
    with pytest.raises(SystemExit):
        load_settings(ShopSettings)
    named = [line.partition(" is not set")[0] for line in capsys.readouterr().err.splitlines()]
    assert named == ["SHOP_HTTP__PORT", "SHOP_DATABASE__URL", "SHOP_VALKEY__URL"]


def test_settings_are_frozen_and_hide_secrets(environment: pytest.MonkeyPatch) -> None:
    settings = load_settings(ShopSettings)
    assert "hunter2" not in repr(settings)
    with pytest.raises(ValidationError):
        settings.signing_key = SecretStr("x")  # type: ignore[misc]
