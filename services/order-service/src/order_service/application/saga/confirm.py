"""A paid order is confirmed, and its buyer gets a mail."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from commerce.values import written
from order_service.application.ports import UnitOfWork
from order_service.domain.order import Order
from servicekit.domain import new_id

CONFIRMATION = "order_confirmed"
PageLink = Callable[[UUID, str, str | None], str]


def hash_of(token: str) -> bytes:
    """How an order token is kept: SHA-256 suffices for 256 random bits."""
    return hashlib.sha256(token.encode()).digest()


@dataclass(frozen=True, slots=True)
class Confirm:
    """`link` makes the address of an order's page in a language.

    A guest's link carries the only key to the order, after `#`.

    The mail says nothing that the buyer wrote, not even a name: nobody has shown yet to read that mailbox.
    """

    link: PageLink

    async def __call__(self, uow: UnitOfWork, order: Order) -> None:
        """Confirm `order` in the caller's transaction, which saves it."""
        order.confirm()
        token = None
        if order.snapshot.buyer.is_guest:
            token = secrets.token_urlsafe(32)
            order.access_token_hash = hash_of(token)
        buyer = order.snapshot.buyer
        await uow.mail.post(new_id(), buyer.email, CONFIRMATION, buyer.locale, self._data(order, token))

    def _data(self, order: Order, token: str | None) -> dict[str, object]:
        snapshot, locale = order.snapshot, order.snapshot.buyer.locale
        return {
            "number": snapshot.number,
            "lines": [
                {
                    "title": line.title, "variant_title": line.variant_title, "quantity": line.quantity,
                    "gross": written(line.taxed.gross, locale),
                }
                for line in snapshot.lines
            ],
            "shipping": written(snapshot.amounts.shipping.gross, locale),
            "tax": written(snapshot.amounts.tax, locale),
            "total": written(order.total, locale),
            "link": self.link(order.id, locale, token),
        }  # fmt: skip
