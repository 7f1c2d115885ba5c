"""Carts and lines between rows and domain objects."""

from collections.abc import Iterable
from typing import Any

from cart_service.domain.cart import Cart, CartStatus, Line
from cart_service.infrastructure.tables import cart_items
from commerce.values import Money
from servicekit.database import Record

LINE_COLUMNS = tuple(column.name for column in cart_items.columns if column.name != "position")


def cart_of(row: Record, item_rows: Iterable[Record]) -> Cart:
    """A cart with its lines."""
    return Cart(
        id=row["id"],
        owner_id=row["owner_id"],
        version=row["version"],
        status=CartStatus(row["status"]),
        merged_into=row["merged_into"],
        lines=[line_of(item) for item in item_rows],
        revision=row["revision"],
    )


def line_of(row: Record) -> Line:
    """A line of a cart, from its row in `cart_items`."""
    return Line(
        id=row["line_id"],
        variant_id=row["variant_id"],
        product_id=row["product_id"],
        sku=row["sku"],
        title=row["title"],
        lang=row["lang"],
        variant_title=row["variant_title"],
        slug=row["slug"],
        image_url=row["image_url"],
        quantity=row["quantity"],
        price_seen=Money(row["price_amount"], row["price_currency"]),
    )


def line_row(cart: Cart, line: Line) -> dict[str, Any]:
    """The columns of `cart_items` for one line of `cart`."""
    return {
        "id": line.id,
        "cart_id": cart.id,
        "variant_id": line.variant_id,
        "product_id": line.product_id,
        "sku": line.sku,
        "title": line.title,
        "lang": line.lang,
        "variant_title": line.variant_title,
        "slug": line.slug,
        "image_url": line.image_url,
        "quantity": line.quantity,
        "price_amount": line.price_seen.amount,
        "price_currency": line.price_seen.currency,
    }
