from servicekit.http_client import BreakerState, CircuitBreaker, RetryBudget
from servicekit.http_client.retries import full_jitter


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def an_open_breaker(clock: Clock) -> CircuitBreaker:
    breaker = CircuitBreaker(threshold=2, open_seconds=1, clock=clock)
    for _ in range(2):
        assert breaker.admit()
        breaker.failed()
    return breaker


def test_it_opens_after_enough_failures_in_a_row() -> None:
    breaker = an_open_breaker(Clock())
    assert breaker.state is BreakerState.OPEN
    assert not breaker.admit()


def test_a_success_between_failures_keeps_it_closed() -> None:
    breaker = CircuitBreaker(threshold=2)
    for outcome in (breaker.failed, breaker.succeeded, breaker.failed):
        assert breaker.admit()
        outcome()
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
    budget = RetryBudget(capacity=1)
    assert budget.spend()
    assert not budget.spend()
    for _ in range(11):
        budget.earn()
    assert budget.spend()
    assert not budget.spend()


def test_full_jitter_stays_below_its_cap() -> None:
    assert full_jitter(0, uniform=lambda low, high: high) == 0.05
    assert full_jitter(3, uniform=lambda low, high: high) == 0.4
    assert full_jitter(20, uniform=lambda low, high: high) == 1.0
    assert full_jitter(3, uniform=lambda low, high: low) == 0
