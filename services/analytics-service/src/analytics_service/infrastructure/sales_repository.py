"""Sales and refunds as rows, and what they add to the figures."""

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from analytics_service.domain.counting import slot_of
from analytics_service.domain.periods import Calendar
from analytics_service.domain.sales import Refund, Sale
from analytics_service.infrastructure import sale_statements as sql
from analytics_service.infrastructure.calendars import written_calendars
from servicekit.database import Transaction


class SalesRepository:
    """Figures of products are in `currency` alone, the shop's; those of slots are by currency."""

    def __init__(self, transaction: Transaction, currency: str) -> None:
        self._transaction, self._currency = transaction, currency

    async def add(self, sales: Sequence[Sale]) -> None:
        """Count those that are not known yet."""
        calendars = await written_calendars(self._transaction)
        new = await self._insert_sales(sales)
        if not new:
            return
        rows = [(sale, product) for sale in new for product in sale.products]
        self._transaction.write(
            sql.INSERT_SALE_PRODUCTS,
            orders=[sale.order_id for sale, _ in rows],
            products=[product.product_id for _, product in rows],
            paid=[sale.paid_at for sale, _ in rows],
            currencies=[sale.currency for sale, _ in rows],
            pieces=[product.pieces for _, product in rows],
            gross=[product.gross for _, product in rows],
        )
        self._add_slots([(sale.paid_at, sale.currency, 1, sale.gross, sale.shipping, 0, 0) for sale in new])
        sold = [row for row in rows if row[0].currency == self._currency]
        self._add_sold(calendars, [(s.paid_at, p.product_id, p.pieces, 1, p.gross, 0) for s, p in sold])
        buyers, paid = [sale.buyer for sale in new], [sale.paid_at for sale in new]
        self._transaction.write(sql.ADD_BUYERS, buyers=buyers, paid=paid)
        self._transaction.write(sql.PAY_SESSIONS, buyers=buyers, paid=paid)

    async def find_lines(self, order_ids: Iterable[UUID]) -> Mapping[UUID, Sequence[tuple[UUID, int]]]:
        """Product and gross of the lines of each of these sales that is known."""
        found: dict[UUID, list[tuple[UUID, int]]] = {}
        for row in await self._transaction.fetch(sql.LINES_OF, orders=list(order_ids)):
            found.setdefault(row["order_id"], []).append((row["product_id"], row["gross"]))
        return found

    async def give_back(self, refunds: Sequence[Refund]) -> None:
        """Count those that are not known yet."""
        calendars = await written_calendars(self._transaction)
        new = await self._insert_refunds(refunds)
        if not new:
            return
        rows = [(refund, product) for refund in new for product in refund.products]
        self._transaction.write(
            sql.INSERT_REFUND_PRODUCTS,
            refunds=[refund.refund_id for refund, _ in rows],
            products=[product.product_id for _, product in rows],
            refunded=[refund.refunded_at for refund, _ in rows],
            currencies=[refund.currency for refund, _ in rows],
            gross=[product.gross for _, product in rows],
        )
        self._add_slots([(each.refunded_at, each.currency, 0, 0, 0, each.gross, each.shipping) for each in new])
        returned = [row for row in rows if row[0].currency == self._currency]
        self._add_sold(calendars, [(r.refunded_at, p.product_id, 0, 0, 0, p.gross) for r, p in returned])

    async def forget_person(self, buyer: bytes) -> None:
        """Sales stay those of one person, whom nobody finds any more; sessions are nobody's."""
        stranger = os.urandom(len(buyer))
        for statement in sql.FORGET[:2]:
            self._transaction.write(statement, buyer=buyer, stranger=stranger)
        self._transaction.write(sql.FORGET[2], buyer=buyer)

    async def _insert_sales(self, sales: Sequence[Sale]) -> list[Sale]:
        rows = await self._transaction.fetch(
            sql.INSERT_SALES,
            orders=[sale.order_id for sale in sales],
            paid=[sale.paid_at for sale in sales],
            buyers=[sale.buyer for sale in sales],
            currencies=[sale.currency for sale in sales],
            gross=[sale.gross for sale in sales],
            shipping=[sale.shipping for sale in sales],
        )
        new = {row["order_id"] for row in rows}
        return list({sale.order_id: sale for sale in sales if sale.order_id in new}.values())

    async def _insert_refunds(self, refunds: Sequence[Refund]) -> list[Refund]:
        rows = await self._transaction.fetch(
            sql.INSERT_REFUNDS,
            refunds=[refund.refund_id for refund in refunds],
            orders=[refund.order_id for refund in refunds],
            refunded=[refund.refunded_at for refund in refunds],
            currencies=[refund.currency for refund in refunds],
            gross=[refund.gross for refund in refunds],
            shipping=[refund.shipping for refund in refunds],
        )
        new = {row["refund_id"] for row in rows}
        return list({refund.refund_id: refund for refund in refunds if refund.refund_id in new}.values())

    def _add_slots(self, rows: Sequence[tuple[datetime, str, int, int, int, int, int]]) -> None:
        at, currencies, orders, gross, shipping, refunds, refunded_shipping = map(list, zip(*rows, strict=True))
        self._transaction.write(
            sql.ADD_SALE_SLOTS, slots=[slot_of(moment) for moment in at], currencies=currencies, orders=orders,
            gross=gross, shipping=shipping, refunds=refunds, refunded_shipping=refunded_shipping,
        )  # fmt: skip

    def _add_sold(
        self, calendars: Sequence[Calendar], rows: Sequence[tuple[datetime, UUID, int, int, int, int]]
    ) -> None:
        in_days: list[tuple[int, date, UUID, int, int, int, int]] = [
            (calendar.epoch, calendar.day_of(row[0]), *row[1:]) for calendar in calendars for row in rows
        ]
        if not in_days:
            return
        epochs, days, products, pieces, orders, revenue, refunds = map(list, zip(*in_days, strict=True))
        self._transaction.write(
            sql.ADD_SOLD, epochs=epochs, days=days, products=products, pieces=pieces, orders=orders, revenue=revenue,
            refunds=refunds,
        )  # fmt: skip
