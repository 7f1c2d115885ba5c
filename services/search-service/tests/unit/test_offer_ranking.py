from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from price_builders import NOW, an_offer

from search_service.domain.offer import Availability, Condition
from search_service.domain.offer_ranking import ComparedOffer, Freshness, RankedOffer, UnrankedBecause, best_offer, rank


def ranked(*offers: ComparedOffer) -> list[RankedOffer]:
    return list(rank(offers, "EUR", NOW))


def test_the_total_decides_and_unknown_delivery_comes_after_known() -> None:
    cheap, dear = an_offer(price=1900, shipping=900), an_offer(price=2000, shipping=100)
    unknown = an_offer(price=1000, shipping=None)
    assert [each.offer for each in ranked(cheap, unknown, dear)] == [dear, cheap, unknown]
    assert [each.rank for each in ranked(cheap, unknown, dear)] == [1, 2, 3]


def test_new_and_used_are_ranked_apart() -> None:
    used, new = an_offer(condition=Condition.USED, price=100), an_offer()
    assert [(each.offer, each.rank) for each in ranked(used, new)] == [(new, 1), (used, 1)]


@pytest.mark.parametrize(
    ("hours", "fresh", "has_rank"),
    [
        (24, Freshness.FRESH, True),
        (25, Freshness.AGEING, True),
        (72, Freshness.AGEING, True),
        (73, Freshness.OLD, False),
    ],
)
def test_old_prices_are_flagged_and_then_unranked(hours: int, fresh: Freshness, has_rank: bool) -> None:
    (only,) = ranked(an_offer(seen_at=NOW - timedelta(hours=hours)))
    assert (only.freshness, only.rank is not None) == (fresh, has_rank)


def test_after_a_fortnight_a_price_is_hidden() -> None:
    assert len(ranked(an_offer(seen_at=NOW - timedelta(days=14)))) == 1
    assert ranked(an_offer(seen_at=NOW - timedelta(days=14, seconds=1))) == []


@pytest.mark.parametrize(
    ("offer", "why"),
    [
        (an_offer(currency="USD", price=1), UnrankedBecause.OTHER_CURRENCY),
        (an_offer(availability=Availability.OUT_OF_STOCK, price=1), UnrankedBecause.OUT_OF_STOCK),
        (an_offer(price=399), UnrankedBecause.SUSPECT),
        (an_offer(price=10_001), UnrankedBecause.SUSPECT),
    ],
)
def test_what_cannot_be_compared_is_shown_last_with_its_reason(offer: ComparedOffer, why: UnrankedBecause) -> None:
    last = ranked(offer, *(an_offer() for _ in range(4)))[-1]
    assert (last.offer, last.rank, last.unranked_because) == (offer, None, why)


def test_of_two_prices_none_is_suspect() -> None:
    assert [each.unranked_because for each in ranked(an_offer(price=1), an_offer(price=9999))] == [None, None]


def test_the_best_price_is_of_new_things_with_a_rank() -> None:
    offers = (an_offer(price=900, condition=Condition.USED), an_offer(price=1500, shipping=900), an_offer(price=2000))
    assert best_offer(ranked(*offers, an_offer(price=1, currency="USD"))) == offers[1]
    assert best_offer([]) is None


@given(
    st.lists(
        st.builds(
            an_offer,
            price=st.integers(1, 100_000),
            shipping=st.none() | st.integers(0, 5000),
            currency=st.sampled_from(["EUR", "USD"]),
            condition=st.sampled_from(Condition),
            availability=st.sampled_from(Availability),
            seen_at=st.integers(0, 400).map(lambda hours: NOW - timedelta(hours=hours)),
        ),
        max_size=12,
    )
)
def test_ranks_count_up_without_gaps_and_rise_in_cost(offers: list[ComparedOffer]) -> None:
    result = ranked(*offers)
    for condition in Condition:
        alike = [each for each in result if each.offer.condition is condition]
        ranks = [each.rank for each in alike if each.rank]
        assert ranks == list(range(1, len(ranks) + 1))
        totals = [each.offer.total for each in alike if each.rank and each.offer.total is not None]
        assert totals == sorted(totals)
    assert all((each.rank is None) == (each.unranked_because is not None) for each in result)
    assert rank(reversed(offers), "EUR", NOW) == result
