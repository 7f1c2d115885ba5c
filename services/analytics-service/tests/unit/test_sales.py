from builders import a_refund, a_sale
from hypothesis import given
from hypothesis import strategies as st

from analytics_service.domain.sales import ProductSold, merged, spread
from servicekit.domain import new_id


@given(st.integers(0, 10**9), st.lists(st.integers(0, 10**9), min_size=1, max_size=20))
def test_an_amount_is_spread_to_the_last_cent_and_by_weight(amount: int, weights: list[int]) -> None:
    parts = spread(amount, weights)
    assert sum(parts) == amount
    whole = sum(weights)
    if whole:
        assert all(abs(part - amount * weight / whole) < 1 for part, weight in zip(parts, weights, strict=True))


def test_the_largest_remainders_get_what_is_left() -> None:
    assert spread(100, [1, 1, 1]) == [34, 33, 33]
    assert spread(5, [0, 0]) == [3, 2]
    assert spread(5, []) == []


def test_a_refund_of_the_whole_goes_to_products_as_they_were_paid() -> None:
    sale = a_sale(3000, 1000)
    lines = [(product.product_id, product.gross) for product in sale.products]
    refund = a_refund(sale, of_no_line=200).spread_over(lines)
    assert [product.gross for product in refund.products] == [150, 50]
    assert refund.gross == 200


def test_a_refund_of_a_sale_that_nobody_told_of_stays_whole() -> None:
    refund = a_refund(a_sale(), of_no_line=200)
    assert refund.spread_over([]) == refund
    assert refund.gross == 200


def test_pieces_of_variants_are_pieces_of_their_product() -> None:
    product, other = new_id(), new_id()
    pieces = [ProductSold(product, 1, 100), ProductSold(other, 1, 5), ProductSold(product, 2, 250)]
    assert merged(pieces) == [ProductSold(product, 3, 350), ProductSold(other, 1, 5)]
