from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_service.domain.matching import (
    MOST_CANDIDATES,
    Hit,
    MatchMethod,
    MatchState,
    bare,
    candidates,
    decide,
    score,
)

GTIN, SKU, MPN = MatchMethod.GTIN, MatchMethod.SELLER_SKU, MatchMethod.BRAND_MPN


def a_hit(number: int = 1, method: MatchMethod = GTIN, brand: str | None = "Lumen") -> Hit:
    return Hit(UUID(int=number), UUID(int=100 + number), brand, method)


def test_a_gtin_comes_before_a_sku_and_that_before_an_mpn() -> None:
    hits = [a_hit(3, MPN), a_hit(2, SKU), a_hit(1, GTIN)]
    for method in (GTIN, SKU, MPN):
        match = decide("Lumen", hits)
        assert match is not None
        assert (match.method, match.state) == (method, MatchState.AUTO)
        hits = [hit for hit in hits if hit.method is not method]
    assert decide("Lumen", []) is None


@pytest.mark.parametrize("method", [GTIN, SKU])
def test_a_number_that_points_at_another_brand_is_reviewed(method: MatchMethod) -> None:
    match = decide("Glow", [a_hit(method=method)])
    assert match is not None
    assert match.state is MatchState.REVIEW


def test_the_same_brand_may_be_written_otherwise() -> None:
    match = decide("LÜMEN & Co.", [a_hit(brand="lumen co")])
    assert match is not None
    assert match.state is MatchState.AUTO


def test_a_gtin_needs_no_brand() -> None:
    for ours, theirs in ((None, "Lumen"), ("Lumen", None), (None, None)):
        match = decide(ours, [a_hit(brand=theirs)])
        assert match is not None
        assert match.state is MatchState.AUTO


def test_a_number_of_two_variants_is_reviewed() -> None:
    match = decide("Lumen", [a_hit(2), a_hit(1)])
    assert match is not None
    assert (match.state, match.variant_id) == (MatchState.REVIEW, UUID(int=1))


@pytest.mark.parametrize("brands", [("Glow", "Lumen"), (None, "Lumen"), ("Lumen", None)])
def test_an_mpn_means_nothing_without_its_brand(brands: tuple[str | None, str | None]) -> None:
    assert decide(brands[0], [a_hit(method=MPN, brand=brands[1])]) is None


def test_codes_are_the_same_however_they_are_written() -> None:
    assert bare("WH-1000 XM4") == bare("wh1000xm4")
    assert bare("Märklin") == "marklin"


def test_the_score_prefers_shared_codes() -> None:
    assert score("Sony WH1000XM4 black", "Sony WH1000XM4 silver") > score("Sony headphones", "Sony earphones")


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_score_is_a_share_and_takes_no_side(one: str, other: str) -> None:
    assert 0 <= score(one, other) <= 1
    assert score(one, other) == score(other, one)


@given(st.lists(st.text(max_size=20), max_size=12))
def test_candidates_are_few_and_the_best_come_first(titles: list[str]) -> None:
    found = candidates("Brass lamp 40 cm", [(UUID(int=place), title) for place, title in enumerate(titles)])
    assert len(found) <= MOST_CANDIDATES
    assert [share for _, share in found] == sorted((share for _, share in found), reverse=True)
