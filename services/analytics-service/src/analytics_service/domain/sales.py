"""What order-service says was paid, and what was given back. Amounts are minor units of `currency`, with tax."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ProductSold:
    """The pieces of one product in an order, or in a refund."""

    product_id: UUID
    pieces: int
    gross: int


@dataclass(frozen=True, slots=True)
class Sale:
    """A paid order. `buyer` is the mark of who ordered."""

    order_id: UUID
    paid_at: datetime
    buyer: bytes
    currency: str
    shipping: int
    products: Sequence[ProductSold]

    @property
    def gross(self) -> int:
        """Of the lines, after discount."""
        return sum(product.gross for product in self.products)


@dataclass(frozen=True, slots=True)
class Refund:
    """Money that went back: `shipping`, for each product what it lost, and what is of no line of the order."""

    refund_id: UUID
    order_id: UUID
    refunded_at: datetime
    currency: str
    shipping: int
    products: Sequence[ProductSold]
    of_no_line: int = 0

    @property
    def gross(self) -> int:
        """Of goods."""
        return self.of_no_line + sum(product.gross for product in self.products)

    def spread_over(self, lines: Sequence[tuple[UUID, int]]) -> "Refund":
        """What is of no line goes to products as `lines`, product and gross, were paid; of none, it stays as it is."""
        parts = spread(self.of_no_line, [gross for _, gross in lines])
        if not parts:
            return self
        spread_out = [ProductSold(product, 0, part) for (product, _), part in zip(lines, parts, strict=True)]
        return replace(self, products=merged([*self.products, *spread_out]), of_no_line=0)


def merged(products: Iterable[ProductSold]) -> list[ProductSold]:
    """One for each product."""
    sums: dict[UUID, tuple[int, int]] = {}
    for each in products:
        pieces, gross = sums.get(each.product_id, (0, 0))
        sums[each.product_id] = pieces + each.pieces, gross + each.gross
    return [ProductSold(product_id, pieces, gross) for product_id, (pieces, gross) in sums.items()]


def spread(amount: int, weights: Sequence[int]) -> list[int]:
    """`amount` in parts that follow `weights`, by largest remainder: together they are exactly `amount`.

    Of equal remainders the first goes first. Weights that are all nought count alike.
    """
    if not weights:
        return []
    counted = list(weights) if any(weights) else [1] * len(weights)
    whole = sum(counted)
    parts = [amount * weight // whole for weight in counted]
    by_remainder = sorted(range(len(counted)), key=lambda i: -(amount * counted[i] % whole))
    for i in by_remainder[: amount - sum(parts)]:
        parts[i] += 1
    return parts
