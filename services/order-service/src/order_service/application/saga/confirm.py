"""A paid order is confirmed, and its buyer gets a mail."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID, uuid5

from commerce.values import written
from order_service.application.ports import UnitOfWork
from order_service.domain.order import Order

CONFIRMATION = "order_confirmed"
PageLink = Callable[[UUID, str, str | None], str]


def hash_of(token: str) -> bytes:
    """How an order token is kept: SHA-256 suffices for 256 random bits."""
    return hashlib.sha256(token.encode()).digest()


def confirmation_id(order_id: UUID, time: int) -> UUID:
    """The id of an order's confirmation, the first (0) or one that was sent again."""
    return uuid5(order_id, f"confirmation {time}")


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
        await self.mail(uow, order)

    async def mail(self, uow: UnitOfWork, order: Order, token: str | None = None) -> None:
        """Post the confirmation; a guest's link opens by `token`, or by a new one where that is not the order's.

        We keep no key, only its hash, so that the one that was mailed cannot be mailed again; it goes on opening.
        """
        if order.snapshot.buyer.is_guest and (token is None or hash_of(token) not in order.token_hashes):
            token = secrets.token_urlsafe(32)
            order.open_by(hash_of(token))
        buyer = order.snapshot.buyer
        key = token if buyer.is_guest else None
        mail_id = confirmation_id(order.id, order.confirmations_sent_again)
        await uow.mail.post(mail_id, buyer.email, CONFIRMATION, buyer.locale, self._data(order, key))

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
