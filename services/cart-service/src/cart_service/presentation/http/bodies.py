"""What the cart's routes take."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from cart_service.application.ports import CheckoutForm
from cart_service.domain.cart import MAX_QUANTITY
from commerce.bodies import Email, Locale, PostalAddress, SentMoney
from servicekit.schemas import Body

Quantity = Annotated[int, Field(strict=True, ge=1, le=MAX_QUANTITY)]


class AddToCartBody(Body):
    """So many more pieces of a variant."""

    variant_id: UUID
    quantity: Quantity = 1


class ChangeQuantityBody(Body):
    """How many pieces the line shall hold."""

    quantity: Quantity


class MergeCartsBody(Body):
    """The access token of the guest whose cart joins the caller's."""

    guest_token: Annotated[str, Field(min_length=1, max_length=4096)]


class CheckoutBody(Body):
    """What the shopper filled in; `expected_total` is the total they agreed to, tax and shipping included."""

    email: Email
    locale: Locale
    shipping_address: PostalAddress
    billing_address: PostalAddress | None = None
    shipping_method_id: Annotated[str, Field(min_length=1, max_length=64)]
    accepted_terms_version: Annotated[str, Field(min_length=1, max_length=64)]
    expected_total: SentMoney

    def to_form(self) -> CheckoutForm:
        """The use case's input."""
        billing = self.billing_address
        return CheckoutForm(
            email=self.email,
            locale=self.locale,
            shipping_address=self.shipping_address.model_dump(),
            billing_address=billing.model_dump() if billing else None,
            shipping_method_id=self.shipping_method_id,
            accepted_terms_version=self.accepted_terms_version,
            expected_total=self.expected_total.to_domain(),
        )
