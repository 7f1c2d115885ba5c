"""Addresses of pages, as mails carry them."""

from uuid import UUID

from commerce.values import page_address


class OrderLinks:
    """`public_url` is the origin of the gateway as people type it."""

    def __init__(self, public_url: str) -> None:
        self._origin = public_url

    def __call__(self, order_id: UUID, locale: str, token: str | None) -> str:
        """An order's page; a guest's token stands behind `#`, which browsers never send and servers never log."""
        page = page_address(self._origin, locale, f"/orders/{order_id}")
        return f"{page}#token={token}" if token else page
