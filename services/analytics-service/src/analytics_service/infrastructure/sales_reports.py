"""Reports on what was sold and given back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from analytics_service.application.report_ports import Revenue, RevenueRow, Sold, SoldCategory, SoldProduct, SoldSort
from analytics_service.domain.periods import Grain, Period, Piece
from analytics_service.infrastructure.report_source import ReportSource, in_locale, product_name
from analytics_service.infrastructure.report_statements import SOLD, SOLD_CATEGORIES, SOLD_PRODUCTS
from servicekit.database import Record

_NOTHING: Final = Sold(0, 0, 0, 0)


class SalesReports(ReportSource):
    """Of orders that were paid in the shop's currency."""

    async def revenue(self, period: Period, by: Grain, now: datetime, *, compare: bool) -> Revenue:
        """What was sold, piece by piece. Raises InvalidPeriod for hours of many days."""
        rows = await self._rows(period.pieces(by), period.ends)
        if not compare:
            return Revenue(total([row.sold for row in rows]), rows)
        before = await self._rows(period.pieces_before(by), period.before_ends(now))
        return Revenue(total([row.sold for row in rows]), rows, total([row.sold for row in before]), before)

    async def sold_products(self, period: Period, sort: SoldSort, limit: int, locale: str) -> Sequence[SoldProduct]:
        """What sells, best first."""
        rows = await self._database.fetch(
            SOLD_PRODUCTS[sort.value], epoch=period.calendar.epoch, first=period.first, last=period.last, limit=limit
        )
        return [
            SoldProduct(
                product_name(row, locale), row["pieces"], row["orders"], row["revenue"], row["refunds"], row["views"],
                row["carts"],
            )
            for row in rows
        ]  # fmt: skip

    async def sold_categories(self, period: Period, locale: str) -> Sequence[SoldCategory]:
        """The same by category, most revenue first."""
        rows = await self._database.fetch(
            SOLD_CATEGORIES, since=period.begins, until=period.ends, currency=self._currency
        )
        return [_category(row, locale) for row in rows]

    async def _rows(self, pieces: Sequence[Piece], until: datetime) -> list[RevenueRow]:
        starts = [piece.starts_at for piece in pieces]
        rows = await self._database.fetch(SOLD, starts=starts, since=starts[0], until=until, currency=self._currency)
        sold = sold_by_piece(rows)
        return [
            RevenueRow(piece.starts_at, piece.day, sold.get(number, _NOTHING)) for number, piece in enumerate(pieces, 1)
        ]


def sold_by_piece(rows: Sequence[Record]) -> Mapping[int, Sold]:
    """Rows of `SOLD` by the number of their piece, from 1."""
    return {row["piece"]: Sold(row["orders"], row["revenue"], row["shipping"], row["refunds"]) for row in rows}


def total(parts: Sequence[Sold]) -> Sold:
    """All together."""
    return Sold(
        sum(part.orders for part in parts), sum(part.revenue for part in parts),
        sum(part.shipping for part in parts), sum(part.refunds for part in parts),
    )  # fmt: skip


def _category(row: Record, locale: str) -> SoldCategory:
    lang, name = in_locale(row["names"] or {}, locale)
    return SoldCategory(row["id"], name, lang, row["pieces"], row["orders"], row["revenue"], row["refunds"])
