"""Once per episode, whatever is observed."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from price_builders import NOW, an_alert

from search_service.domain.alert import Alert, AlertKind, AlertState, Observation

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def sees(alert: Alert, *, price: int | None = None, stock: bool | None = None, at: datetime = NOW) -> bool:
    return alert.observe(Observation(at, price, stock), at)


def a_stock_alert(**changes: object) -> Alert:
    return an_alert(kind=AlertKind.BACK_IN_STOCK, threshold=None, **changes)


def test_a_price_at_the_threshold_fires_once() -> None:
    alert = an_alert()
    assert not sees(alert, price=2001)
    assert sees(alert, price=2000)
    assert not sees(alert, price=2000)
    assert (alert.state, alert.episode) == (AlertState.FIRED, 1)


def test_nothing_fires_before_its_reader_has_confirmed() -> None:
    alert = an_alert(state=AlertState.UNCONFIRMED)
    assert not sees(alert, price=1)
    alert.confirm()
    assert sees(alert, price=1)


def test_it_is_armed_again_after_a_day_two_per_cent_above() -> None:
    alert = an_alert()
    assert sees(alert, price=2000)
    assert not sees(alert, price=2041)
    assert not sees(alert, price=1999, at=NOW + DAY / 2)  # the day begins anew
    assert not sees(alert, price=2041, at=NOW + DAY)
    assert alert.look_again_at(NOW + DAY) == NOW + 2 * DAY
    assert not sees(alert, price=2041, at=NOW + 2 * DAY)
    assert sees(alert, price=2000, at=NOW + 2 * DAY + MINUTE)
    assert alert.episode == 2


def test_a_price_just_above_the_threshold_arms_nothing() -> None:
    alert = an_alert()
    sees(alert, price=2000)
    sees(alert, price=2040)
    assert not sees(alert, price=2040, at=NOW + 9 * DAY)
    assert alert.state is AlertState.FIRED


def test_a_price_far_below_the_mailed_one_fires_again() -> None:
    alert = an_alert()
    assert sees(alert, price=2000)
    assert not sees(alert, price=1901)
    assert sees(alert, price=1900)
    assert not sees(alert, price=1900)


def test_what_is_not_known_changes_nothing() -> None:
    alert = an_alert()
    sees(alert, price=2000)
    sees(alert, price=2041)
    assert not sees(alert, price=None, at=NOW + DAY / 2)
    sees(alert, price=2041, at=NOW + DAY)
    assert alert.state is AlertState.ARMED


def test_back_for_ten_minutes_fires() -> None:
    alert = a_stock_alert()
    assert not sees(alert, stock=True)  # it was never away
    sees(alert, stock=False)
    assert not alert.observe(Observation(NOW, None, True), NOW)
    assert alert.look_again_at(NOW) == NOW + 10 * MINUTE
    assert not alert.observe(Observation(NOW, None, True), NOW + 9 * MINUTE)
    assert alert.observe(Observation(NOW, None, True), NOW + 10 * MINUTE)
    assert not alert.observe(Observation(NOW, None, True), NOW + 20 * MINUTE)


def test_two_observations_fire_at_once() -> None:
    alert = a_stock_alert()
    sees(alert, stock=False)
    assert not sees(alert, stock=True)
    assert sees(alert, stock=True, at=NOW + MINUTE)


def test_flapping_stock_mails_nothing() -> None:
    alert = a_stock_alert()
    for minute in range(100):
        assert not sees(alert, stock=minute % 2 == 1, at=NOW + minute * MINUTE)


@given(st.lists(st.tuples(st.none() | st.integers(1500, 2500), st.integers(0, 3000)), max_size=40))
def test_a_price_is_mailed_again_only_armed_or_five_per_cent_lower(looks: list[tuple[int | None, int]]) -> None:
    alert, now, mailed = an_alert(), NOW, None
    for price, minutes in looks:
        now += minutes * MINUTE
        armed, episode = alert.state is AlertState.ARMED, alert.episode
        if sees(alert, price=price, at=now):
            assert price is not None
            assert price <= 2000
            assert armed or (mailed is not None and price <= mailed * 0.95)
            assert alert.episode == episode + 1
            mailed = price
        else:
            assert alert.episode == episode
