from datetime import date, timedelta
from uuid import UUID

from price_builders import NOW

from search_service.domain.price_history import PriceChange, day_prices

OURS, THEIRS = UUID(int=1), UUID(int=2)
DAYS = [date(2026, 3, 1) + timedelta(days=number) for number in range(4)]


def test_a_price_holds_until_the_next_one() -> None:
    own = [PriceChange(OURS, NOW + timedelta(days=2), 900), PriceChange(OURS, NOW - timedelta(days=30), 1000)]
    assert [each.own for each in day_prices(own, [], {}, DAYS)] == [1000, 1000, 900, 900]


def test_before_the_first_price_nothing_is_known() -> None:
    own = [PriceChange(OURS, NOW + timedelta(days=1), 900)]
    assert [each.own for each in day_prices(own, [], {}, DAYS)] == [None, 900, 900, 900]


def test_the_best_of_the_sellers_counts_and_what_cannot_be_bought_does_not() -> None:
    offers = [
        PriceChange(THEIRS, NOW, 500), PriceChange(UUID(int=3), NOW, 700),
        PriceChange(THEIRS, NOW + timedelta(days=1), None),
    ]  # fmt: skip
    seen = {THEIRS: NOW + timedelta(days=9), UUID(int=3): NOW + timedelta(days=9)}
    assert [each.sellers for each in day_prices([], offers, seen, DAYS)] == [500, 700, 700, 700]


def test_an_offer_that_no_feed_has_any_more_ends() -> None:
    offers, seen = [PriceChange(THEIRS, NOW - timedelta(days=9), 500)], {THEIRS: NOW - timedelta(days=2)}
    assert [each.sellers for each in day_prices([], offers, seen, DAYS)] == [500, 500, None, None]
