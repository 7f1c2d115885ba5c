from collections.abc import Iterator

import pytest

from servicekit.http_client import BreakerState, CircuitBreaker, RetryBudget
from servicekit.http_client.retries import full_jitter
from servicekit.on_behalf import act_for


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def fail(breaker: CircuitBreaker, whose: str | None, times: int = 1, *, connected: bool = True) -> None:
    act_for(whose)
    for _ in range(times):
        assert breaker.admit()
        breaker.failed(connected=connected)


@pytest.fixture(autouse=True)
def nobody() -> Iterator[None]:
    act_for(None)
    yield
    act_for(None)


def an_open_breaker(clock: Clock) -> CircuitBreaker:
    breaker = CircuitBreaker(clock)
    fail(breaker, "amira", 4)
    fail(breaker, "jonas", 4)
    return breaker


def test_it_opens_when_most_fails_for_more_than_one_caller() -> None:
    breaker = CircuitBreaker()
    fail(breaker, "amira", 4)
    fail(breaker, "jonas", 4)
    assert breaker.state is BreakerState.OPEN
    assert not breaker.admit()


@pytest.mark.parametrize("whose", ["amira", None])
def test_what_fails_for_one_alone_opens_nothing(whose: str | None) -> None:
    breaker = CircuitBreaker()
    fail(breaker, whose, 500)
    assert breaker.state is BreakerState.CLOSED


def test_few_failures_among_many_answers_open_nothing() -> None:
    breaker = CircuitBreaker()
    for number in range(100):
        fail(breaker, f"shopper-{number}", 2)
        for _ in range(3):
            breaker.succeeded()
    assert breaker.state is BreakerState.CLOSED


def test_failures_of_long_ago_do_not_count() -> None:
    clock = Clock()
    breaker = CircuitBreaker(clock)
    fail(breaker, "amira", 7)
    clock.now = 11.0
    fail(breaker, "jonas")
    assert breaker.state is BreakerState.CLOSED


@pytest.mark.parametrize("whose", ["amira", None])
def test_where_no_connection_comes_about_it_opens_for_one_caller_too(whose: str | None) -> None:
    breaker = CircuitBreaker()
    fail(breaker, whose, 8, connected=False)
    assert breaker.state is BreakerState.OPEN


def test_after_a_good_probe_earlier_failures_are_forgotten() -> None:
    clock = Clock()
    breaker = an_open_breaker(clock)
    clock.now = 1.0
    breaker.admit()
    breaker.succeeded()
    fail(breaker, "amira")
    assert breaker.state is BreakerState.CLOSED


def test_half_open_lets_a_single_probe_through() -> None:
    clock = Clock()
    breaker = an_open_breaker(clock)
    clock.now = 1.0
    assert breaker.admit()
    assert breaker.state is BreakerState.HALF_OPEN
    assert not breaker.admit()


def test_a_good_probe_closes_it_and_a_bad_one_opens_it_again() -> None:
    clock = Clock()
    breaker = an_open_breaker(clock)
    clock.now = 1.0
    breaker.admit()
    breaker.failed()
    assert breaker.state is BreakerState.OPEN
    assert not breaker.admit()
    clock.now = 2.0
    breaker.admit()
    breaker.succeeded()
    assert breaker.state is BreakerState.CLOSED


def test_a_cancelled_probe_leaves_room_for_the_next() -> None:
    clock = Clock()
    breaker = an_open_breaker(clock)
    clock.now = 1.0
    breaker.admit()
    breaker.abandoned()
    assert breaker.admit()


def test_the_retry_budget_is_a_tenth_of_the_requests() -> None:
    budget = RetryBudget()
    for _ in range(10):
        assert budget.spend()
    assert not budget.spend()
    for _ in range(11):
        budget.earn()
    assert budget.spend()
    assert not budget.spend()


def test_full_jitter_stays_below_its_cap() -> None:
    for attempt, bound in {0: 0.05, 3: 0.4, 20: 1.0}.items():
        waits = [full_jitter(attempt) for _ in range(1000)]
        assert 0 <= min(waits) < bound / 4
        assert bound * 3 / 4 < max(waits) <= bound
