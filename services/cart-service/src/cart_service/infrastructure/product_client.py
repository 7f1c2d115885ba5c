"""product-service as the cart knows it."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from cart_service.domain.errors import ProductsUnavailable
from cart_service.domain.offer import Offer, Offers
from commerce.values import Money
from servicekit.domain.errors import OutcomeUnknown, Unavailable
from servicekit.http_client import ServiceClient

_DEADLINE_SECONDS = 3.0


class ProductClient:
    """One lookup for all variants; reading twice does no harm, so it is tried again."""

    def __init__(self, client: ServiceClient) -> None:
        self._client = client

    async def offers(self, variant_ids: Sequence[UUID], locale: str) -> Offers:
        """What is known of these variants; raises ProductsUnavailable."""
        body = {"variant_ids": [str(variant_id) for variant_id in variant_ids], "locale": locale}
        try:
            reply = await self._client.request(
                "POST", "/internal/variants/lookup", json=body, retry=True, deadline=_DEADLINE_SECONDS
            )
        except (Unavailable, OutcomeUnknown) as error:
            raise ProductsUnavailable from error
        if not reply.ok:
            raise ProductsUnavailable
        found = (_offer(variant) for variant in reply.json()["variants"])
        return Offers(frozenset(variant_ids), {offer.variant_id: offer for offer in found})


def _offer(variant: Mapping[str, Any]) -> Offer:
    price = variant["price"]
    return Offer(
        variant_id=UUID(variant["variant_id"]),
        product_id=UUID(variant["product_id"]),
        sku=variant["sku"],
        title=variant["title"],
        lang=variant.get("lang"),  # a release before this field may still answer while a new one rolls out
        variant_title=variant["variant_title"],
        slug=variant["slug"],
        image_url=variant["image_url"],
        price=Money(price["amount"], price["currency"]),
        available=variant["available"],
        purchasable=variant["purchasable"],
        line_limit=variant["line_limit"],
    )
