"""What stops the service from starting."""

import pytest

from payment_service.config.settings import PaymentSettings, require_provider_key
from servicekit.settings import load_settings

COMPLETE = {
    "PAYMENT_DATABASE__URL": "postgresql://nowhere/payment_db",
    "PAYMENT_VALKEY__URL": "redis://nowhere",
    "PAYMENT_WEBHOOK_SECRET": "whsec",
}


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in COMPLETE.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def test_production_refuses_the_sandbox(environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    environment.setenv("SOUK_ENVIRONMENT", "production")
    with pytest.raises(SystemExit):
        load_settings(PaymentSettings)
    assert "PAYMENT_PROVIDER is not acceptable" in (said := capsys.readouterr().err)
    assert "sandbox never runs in production" in said
    environment.setenv("PAYMENT_PROVIDER", "stripe")
    assert load_settings(PaymentSettings).in_production


@pytest.mark.parametrize(
    ("provider", "key", "test_mode"),
    [
        ("sandbox", None, True),
        ("stripe", "sk_test_1", True),
        ("stripe", "rk_test_1", True),
        ("stripe", "sk_live_1", False),
        ("stripe", "rk_live_1", False),
    ],
)
def test_only_a_live_key_takes_real_money(
    environment: pytest.MonkeyPatch, provider: str, key: str | None, test_mode: bool
) -> None:
    environment.setenv("SOUK_ENVIRONMENT", "development" if test_mode else "production")
    environment.setenv("PAYMENT_PROVIDER", provider)
    if key is not None:
        environment.setenv("PAYMENT_STRIPE__API_KEY", key)
    assert load_settings(PaymentSettings).test_mode is test_mode


@pytest.mark.parametrize("key", ["sk_live_1", "rk_live_1"])
def test_no_shop_but_one_in_production_takes_real_money(
    environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], key: str
) -> None:
    environment.setenv("PAYMENT_PROVIDER", "stripe")
    environment.setenv("PAYMENT_STRIPE__API_KEY", key)
    with pytest.raises(SystemExit):
        load_settings(PaymentSettings)
    assert "a live API key takes real money" in (said := capsys.readouterr().err)
    assert key not in said
    environment.setenv("SOUK_ENVIRONMENT", "production")
    assert load_settings(PaymentSettings).in_production


@pytest.mark.parametrize(
    ("provider", "key"), [("sandbox", "PAYMENT_SANDBOX_API_KEY"), ("stripe", "PAYMENT_STRIPE__API_KEY")]
)
def test_the_providers_key_is_needed(
    environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], provider: str, key: str
) -> None:
    environment.setenv("PAYMENT_PROVIDER", provider)
    with pytest.raises(SystemExit):
        require_provider_key(load_settings(PaymentSettings))
    assert capsys.readouterr().err == f"{key} is not set. The service cannot start without it.\n"
    environment.setenv(key, "sk_test")
    environment.setenv("PAYMENT_STRIPE__PUBLISHABLE_KEY", "pk_test")
    require_provider_key(load_settings(PaymentSettings))


def test_stripes_publishable_key_is_needed_and_the_sandbox_has_its_own(
    environment: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert load_settings(PaymentSettings).publishable_key == "pk_sandbox"
    environment.setenv("PAYMENT_PROVIDER", "stripe")
    environment.setenv("PAYMENT_STRIPE__API_KEY", "sk_test")
    with pytest.raises(SystemExit):
        require_provider_key(load_settings(PaymentSettings))
    assert "PAYMENT_STRIPE__PUBLISHABLE_KEY is not set" in capsys.readouterr().err
    environment.setenv("PAYMENT_STRIPE__PUBLISHABLE_KEY", "pk_test")
    assert load_settings(PaymentSettings).publishable_key == "pk_test"


def test_secrets_do_not_show(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("PAYMENT_SANDBOX_API_KEY", "canary-of-the-sandbox")
    environment.setenv("PAYMENT_WEBHOOK_SECRET", "canary-of-webhooks")
    assert "canary" not in repr(load_settings(PaymentSettings))
