"""Counts as rows: added in the transaction that stores the events."""

from collections.abc import Iterable, Sequence
from typing import Any

from analytics_service.domain.counting import Counts
from analytics_service.infrastructure import count_statements as sql
from servicekit.database import Transaction


async def add_counts(transaction: Transaction, counts: Counts) -> None:
    """Everything that was counted."""
    await _add_slots(transaction, counts)
    if counts.products:
        epochs, days, products = _columns(counts.products, 3)
        views, carts = _columns(counts.products.values(), 2)
        await transaction.execute(
            sql.ADD_PRODUCTS, epochs=epochs, days=days, products=products, views=views, carts=carts
        )
    await _add_terms(transaction, counts)
    if counts.visitors:
        epochs, days, visitors = _columns(counts.visitors, 3)
        seen = counts.visitors.values()
        await transaction.execute(
            sql.ADD_VISITORS, epochs=epochs, days=days, visitors=visitors, first=[each.first_at for each in seen],
            events=[each.events for each in seen],
        )  # fmt: skip
    if counts.sessions:
        await _add_sessions(transaction, counts)


async def _add_slots(transaction: Transaction, counts: Counts) -> None:
    slots, types = _columns(counts.slots, 2)
    events, bots = _columns(counts.slots.values(), 2)
    await transaction.execute(sql.ADD_SLOTS, slots=slots, types=types, events=events, bots=bots)


async def _add_terms(transaction: Transaction, counts: Counts) -> None:
    if counts.terms:
        epochs, days, terms = _columns(counts.terms, 3)
        searches, without_results = _columns(counts.terms.values(), 2)
        await transaction.execute(
            sql.ADD_TERMS, epochs=epochs, days=days, terms=terms, searches=searches, without_results=without_results
        )
    if counts.term_visitors:
        days, terms, visitors = _columns(counts.term_visitors, 3)
        await transaction.execute(sql.ADD_TERM_VISITORS, days=days, terms=terms, visitors=visitors)


async def _add_sessions(transaction: Transaction, counts: Counts) -> None:
    ids, parts = list(counts.sessions), list(counts.sessions.values())
    await transaction.execute(
        sql.ADD_SESSIONS,
        ids=ids,
        visitors=[part.visitor for part in parts],
        started=[part.started_at for part in parts],
        ended=[part.ended_at for part in parts],
        events=[part.events for part in parts],
        page_views=[part.page_views for part in parts],
        viewed=[part.viewed_at for part in parts],
        carted=[part.carted_at for part in parts],
        checkout=[part.checkout_at for part in parts],
        buyers=[part.buyer for part in parts],
    )
    await transaction.execute(sql.PAY_SESSIONS, ids=ids)
    if counts.baskets:
        sessions, products = _columns(counts.baskets, 2)
        added = list(counts.baskets.values())
        await transaction.execute(sql.ADD_BASKETS, sessions=sessions, products=products, added=added)


def _columns(rows: Iterable[Sequence[Any]], number: int) -> list[list[Any]]:
    """Rows turned into `number` columns."""
    columns = [list(column) for column in zip(*rows, strict=True)]
    return columns or [[] for _ in range(number)]
