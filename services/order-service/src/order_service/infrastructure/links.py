"""Addresses of pages, as mails carry them."""

from uuid import UUID


class OrderLinks:
    """`public_url` is the origin of the gateway as people type it."""

    def __init__(self, public_url: str) -> None:
        self._origin = public_url.rstrip("/")

    def __call__(self, order_id: UUID, token: str | None) -> str:
        """An order's page; a guest's token stands behind `#`, which browsers never send and servers never log."""
        page = f"{self._origin}/orders/{order_id}"
        return f"{page}#{token}" if token else page
