"""Stock: signed movements, bands, and that nothing is ever negative."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from product_service.domain.errors import InvalidMovement, StockWouldBeNegative
from product_service.domain.reservation import Line, merged
from product_service.domain.stock import Band, Movement, MovementReason, StockLevel

VARIANT = uuid4()


def a_movement(quantity: int, reason: MovementReason = MovementReason.ADJUSTMENT) -> Movement:
    return Movement(uuid4(), VARIANT, quantity, reason)


@pytest.mark.parametrize(
    ("quantity", "reason"),
    [(0, "receipt"), (-1, "receipt"), (-1, "initial"), (-1, "return"), (0, "adjustment"), (1_000_001, "receipt")],
)
def test_movements_make_sense(quantity: int, reason: str) -> None:
    with pytest.raises(InvalidMovement):
        a_movement(quantity, MovementReason(reason))


@pytest.mark.parametrize(("available", "band"), [(0, Band.OUT), (1, Band.LOW), (5, Band.LOW), (6, Band.IN_STOCK)])
def test_a_shopper_is_told_a_band(available: int, band: Band) -> None:
    assert StockLevel(VARIANT, available).band is band


@given(st.lists(st.integers(-50, 50).filter(bool)))
def test_levels_equal_their_journal_and_are_never_negative(quantities: list[int]) -> None:
    level, journal = StockLevel(VARIANT), 0
    for quantity in quantities:
        try:
            level.apply(a_movement(quantity))
        except StockWouldBeNegative:
            assert level.available + quantity < 0
            continue
        journal += quantity
        assert level.available == journal >= 0


@given(st.lists(st.tuples(st.sampled_from([uuid4() for _ in range(4)]), st.integers(1, 9)), max_size=12))
def test_merged_lines_are_in_lock_order_and_lose_nothing(pairs: list[tuple[object, int]]) -> None:
    lines = merged(Line(*pair) for pair in pairs)  # type: ignore[arg-type]
    ids = [line.variant_id for line in lines]
    assert ids == sorted(set(ids))
    assert sum(line.quantity for line in lines) == sum(quantity for _, quantity in pairs)


def test_a_line_has_at_least_one_piece() -> None:
    with pytest.raises(InvalidMovement):
        merged([Line(VARIANT, 0)])
