"""How many mails a mailbox and a domain get in a day."""

import pytest

from servicekit.limits import RateLimits
from servicekit.limits.windows import Window
from servicekit.mail import quota as module
from servicekit.mail.quota import DOMAIN, PROVIDER, DailyQuota


class NoValkey:
    """Counting in this process needs none."""

    def register_script(self, script: str) -> None:
        return None


@pytest.fixture
def quota() -> DailyQuota:
    limits = RateLimits(NoValkey(), clock=lambda: 1_000_000.0)  # type: ignore[arg-type]
    return DailyQuota(limits, {"verify_email": 5, "order_confirmed": 20})


def test_a_mailbox_gets_five_and_not_by_another_label_or_case(quota: DailyQuota) -> None:
    recipients = ["amira@firm.example", "Amira@firm.example", "amira+a@firm.example"] * 2
    answers = [quota.exceeded("verify_email", recipient) for recipient in recipients]
    assert answers == [None] * 5 + ["mail-mailbox-verify_email"]
    assert quota.exceeded("verify_email", "jonas@firm.example") is None


def test_each_template_has_its_own_share_of_a_mailbox(quota: DailyQuota) -> None:
    for _ in range(6):
        quota.exceeded("verify_email", "amira@firm.example")
    assert quota.exceeded("order_confirmed", "amira@firm.example") is None


def test_what_no_stranger_can_cause_is_not_limited(quota: DailyQuota) -> None:
    assert {quota.exceeded("password_changed", "amira@firm.example") for _ in range(100)} == {None}


def test_a_firms_domain_gets_two_hundred_and_a_providers_far_more(quota: DailyQuota) -> None:
    def answers(domain: str) -> list[str | None]:
        return [quota.exceeded("verify_email", f"user{number}@{domain}") for number in range(201)]

    assert answers("firm.example") == [None] * 200 + ["mail-domain"]
    assert answers("gmail.com") == [None] * 201
    assert PROVIDER.times >= 100 * DOMAIN.times


def test_a_providers_domain_is_finite_too(quota: DailyQuota, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PROVIDER", Window("mail-provider", 3, 86_400))
    answers = [quota.exceeded("verify_email", f"user{number}@gmail.com") for number in range(4)]
    assert answers == [None] * 3 + ["mail-provider"]


def test_where_no_mailbox_can_be_nothing_is_counted_by_domain(quota: DailyQuota) -> None:
    answers = {quota.exceeded("verify_email", f"user{number}@souk.test") for number in range(300)}
    assert answers == {None}
