"""Orders with their lines and sagas."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from itertools import chain
from typing import Any, Protocol
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, aggregate_order_by, insert

from commerce.values import OrderPaymentStatus, OrderStatus
from order_service.application.ports import CartOrderedTwice, StaleSaga, Unpaid
from order_service.domain.errors import OrderNotFound
from order_service.domain.note import Note
from order_service.domain.order import Order
from order_service.domain.saga import LOOK
from order_service.domain.snapshot import ERASED, ERASED_EMAIL
from order_service.domain.states import OPEN
from order_service.infrastructure.rows import changing_row_of, line_rows_of, order_of, person_row_of, row_of
from order_service.infrastructure.tables import order_lines, order_notes, order_words, order_words_due, orders, sagas
from servicekit.database import InsertRows, Record, Statement, Transaction
from servicekit.domain import Clock, Event
from servicekit.domain.staleness import contended

Publish = Callable[[UUID, Sequence[Event]], Awaitable[None]]

_o, _l, _s = orders.c, order_lines.c, sagas.c
_LINE = ("variant_id", "product_id", "sku", "title", "lang", "variant_title", "slug", "image_url", "quantity",
         "unit_price", "discount", "net", "tax", "gross")  # fmt: skip
_NAMES_AND_VALUES = list(chain.from_iterable((sa.literal_column(f"'{name}'"), _l[name]) for name in _LINE))
_lines_as_json = (
    sa.select(
        sa.func.jsonb_agg(
            aggregate_order_by(
                sa.func.jsonb_build_object(*_NAMES_AND_VALUES),
                _l.position,
            )
        )
    )
    .where(_l.order_id == _o.id)
    .scalar_subquery()
    .label("lines")
)
WHOLE = sa.select(orders, _s.step, _s.due_at, _s.attempts, _s.version, _s.stuck_since, _lines_as_json).join(
    sagas, _s.order_id == _o.id
)
_by_id = WHOLE.where(_o.id == sa.bindparam("id", type_=sa.Uuid))

_GET = Statement(_by_id)
# Locks are statements of their own. One that waits for a saga's row answers that row as it is afterwards, and the
# order beside it as it was when the statement began.
_LOCK_SAGA = Statement(sa.select(_s.order_id).where(_s.order_id == sa.bindparam("id", type_=sa.Uuid)).with_for_update())
_own = WHOLE.where(
    _o.customer_id == sa.bindparam("customer_id", type_=sa.Uuid),
    _o.payment_status == sa.literal_column(f"'{OrderPaymentStatus.UNPAID}'"),
    _o.status == sa.any_(sa.bindparam("open", sorted(OPEN | {OrderStatus.ON_HOLD}), type_=ARRAY(sa.Text))),
).subquery()
_network = (
    sa.select(sa.func.count().label("in_network"))
    .where(_o.placed_from == sa.bindparam("network", type_=sa.LargeBinary))
    .subquery()
)
# One row at least: the number, beside no order where the customer has none.
_UNPAID = Statement(
    sa.select(_network.c.in_network, _own).select_from(_network.outerjoin(_own, sa.true())).order_by(_own.c.id)
)
# Spaces of advisory locks that serialise the checkouts of one customer and of one network.
_OF_CUSTOMER, _OF_NETWORK = 7001, 7002
_ADD = Statement(sa.insert(orders), columns=[column.name for column in orders.columns])
_ADD_LINES = InsertRows(order_lines)
_ADD_SAGA = Statement(sa.insert(sagas), columns=[column.name for column in sagas.columns])
_ORDERED_TWICE = {"orders_one_per_cart_idx": CartOrderedTwice}
_CHANGING = ("status", "payment_status", "fulfilment_status", "cancel_reason", "reservation_id", "payment_id",
             "refunds", "refunded", "access_token_hash", "earlier_token_hashes", "placed_from", "paid_at",
             "closed_at", "captured", "captured_currency", "attention", "attention_since", "history")  # fmt: skip
_SAVE = Statement(
    sa.update(orders)
    .where(_o.id == sa.bindparam("order_id", type_=sa.Uuid))
    .values({name: sa.bindparam(f"new_{name}", type_=_o[name].type) for name in _CHANGING})
)
_names = sa.and_(_o.customer_id == sa.bindparam("person_id", type_=sa.Uuid), _o.email != sa.bindparam("erased"))
_LOCK_NAMING = Statement(
    sa.select(_s.order_id).join(orders, _s.order_id == _o.id).where(_names).order_by(_o.id).with_for_update(of=sagas)
)
_NAMING = Statement(WHOLE.where(_names).order_by(_o.id))
_NAMING_COLUMNS = ("email", "shipping_address", "billing_address", "access_token_hash", "earlier_token_hashes",
                   "refunds", "history")  # fmt: skip
_SAVE_PERSON = Statement(
    sa.update(orders)
    .where(_o.id == sa.bindparam("order_id", type_=sa.Uuid))
    .values({name: sa.bindparam(f"new_{name}", type_=_o[name].type) for name in _NAMING_COLUMNS})
)
_ADD_NOTE = Statement(sa.insert(order_notes), columns=[column.name for column in order_notes.columns])
_ERASE_NOTES = Statement(
    sa.update(order_notes)
    .where(order_notes.c.order_id == sa.bindparam("order_id", type_=sa.Uuid))
    .values(text=sa.bindparam("text", type_=sa.Text))
)
_words_of = sa.bindparam("order_id", type_=sa.Uuid)
_FORGET_WORDS = Statement(sa.delete(order_words).where(order_words.c.order_id == _words_of))
_WRITE_WORDS = Statement(insert(order_words_due).values(order_id=_words_of).on_conflict_do_nothing())
_SAVE_SAGA = Statement(
    sa.update(sagas)
    .where(_s.order_id == sa.bindparam("id", type_=sa.Uuid), _s.version == sa.bindparam("seen", type_=sa.BigInteger))
    .values(
        step=sa.bindparam("new_step", type_=sa.Text),
        due_at=sa.bindparam("new_due_at", type_=_s.due_at.type),
        attempts=sa.bindparam("new_attempts", type_=sa.Integer),
        stuck_since=sa.bindparam("new_stuck_since", type_=_s.stuck_since.type),
        version=_s.version + 1,
    )
)


class Reader(Protocol):
    """A connection, or the pool."""

    async def fetch_one(self, statement: Statement, **parameters: Any) -> Record | None:
        """The first row, None where there is none."""
        ...

    async def fetch(self, statement: Statement, **parameters: Any) -> list[Record]:
        """All rows, in the statement's order."""
        ...


class OrdersReader:
    """Whole orders, one statement each."""

    def __init__(self, database: Reader) -> None:
        self._database = database

    async def get(self, order_id: UUID) -> Order:
        """One order, whosever it is; raises OrderNotFound."""
        return _owned(await self._database.fetch_one(_GET, id=order_id))


class OrdersRepository:
    """Orders inside a transaction; `publish` writes their events to the outbox.

    `after_commit` makes a call once the transaction has committed. `due` is called when an order was written whose
    purchase can go on at once.
    """

    def __init__(
        self,
        transaction: Transaction,
        publish: Publish,
        after_commit: Callable[[Callable[[], None]], None],
        due: Callable[[], None],
        clock: Clock,
    ) -> None:
        self._transaction = transaction
        self._publish = publish
        self._after_commit, self._due, self._clock = after_commit, due, clock

    async def lock_checkout(self, customer_id: UUID, network: bytes | None) -> None:
        """One checkout of a customer and of a network at a time, until this transaction ends."""
        networks = [] if network is None else [(_OF_NETWORK, network.hex())]
        await self._transaction.lock((_OF_CUSTOMER, str(customer_id)), *networks)

    async def unpaid(self, customer_id: UUID, network: bytes | None) -> Unpaid:
        """The customer's open orders, oldest first, and how many of the network are neither paid nor over."""
        rows = await self._transaction.fetch(_UNPAID, customer_id=customer_id, network=network)
        found = [order_of(row) for row in rows if row["id"] is not None]
        on_hold = [order for order in found if order.status is OrderStatus.ON_HOLD]
        return Unpaid([order for order in found if order not in on_hold], rows[0]["in_network"], on_hold)

    async def get(self, order_id: UUID, owner: UUID | None = None) -> Order:
        """One order, of `owner` if given; raises OrderNotFound."""
        if contended():
            await self._transaction.fetch_value(_LOCK_SAGA, id=order_id)
        return _owned(await self._transaction.fetch_one(_GET, id=order_id), owner)

    async def add(self, order: Order) -> None:
        """Insert it with lines and saga; the transaction then raises CartOrderedTwice."""
        saga = order.saga
        self._transaction.write(_ADD, taken=_ORDERED_TWICE, **row_of(order))
        self._transaction.insert(_ADD_LINES, line_rows_of(order))
        self._transaction.write(
            _ADD_SAGA,
            order_id=order.id,
            step=saga.step,
            due_at=saga.due_at,
            attempts=saga.attempts,
            version=saga.version,
            stuck_since=saga.stuck_since,
        )
        await self._publish(order.id, order.pull_events())

    async def save(self, order: Order) -> None:
        """Write what changed and publish its events; the transaction then raises StaleSaga, CartOrderedTwice."""
        self._save_saga(order)
        changed = {f"new_{name}": value for name, value in changing_row_of(order).items()}
        self._transaction.write(_SAVE, taken=_ORDERED_TWICE, order_id=order.id, **changed)
        await self._publish(order.id, order.pull_events())

    async def add_note(self, note: Note) -> None:
        """Insert what staff wrote about an order."""
        self._transaction.write(
            _ADD_NOTE, id=note.id, order_id=note.order_id, author_id=note.author_id, text=note.text,
            created_at=note.written_at,
        )  # fmt: skip

    async def naming(self, person_id: UUID) -> list[Order]:
        """Their orders that were not erased yet, locked."""
        await self._transaction.fetch(_LOCK_NAMING, person_id=person_id, erased=ERASED_EMAIL)
        rows = await self._transaction.fetch(_NAMING, person_id=person_id, erased=ERASED_EMAIL)
        return [order_of(row) for row in rows]

    async def save_person(self, order: Order) -> None:
        """Write what may name them, and nothing else; whoever read the order before is stale."""
        row = {**person_row_of(order), **changing_row_of(order)}
        self._save_saga(order)
        self._transaction.write(_ERASE_NOTES, order_id=order.id, text=ERASED)
        self._transaction.write(_FORGET_WORDS, order_id=order.id)
        self._transaction.write(_WRITE_WORDS, order_id=order.id)
        self._transaction.write(
            _SAVE_PERSON, order_id=order.id, **{f"new_{name}": row[name] for name in _NAMING_COLUMNS}
        )

    def _save_saga(self, order: Order) -> None:
        saga = order.saga
        self._transaction.write(
            _SAVE_SAGA,
            missing=partial(StaleSaga, order.id),
            id=order.id,
            seen=saga.version,
            new_step=saga.step,
            new_due_at=saga.due_at,
            new_attempts=saga.attempts,
            new_stuck_since=saga.stuck_since,
        )
        self._after_commit(saga.written)
        if saga.due_at is not None and saga.due_at <= self._clock() + LOOK:
            self._due()


def _owned(row: Record | None, owner: UUID | None = None) -> Order:
    if row is None or (owner is not None and row["customer_id"] != owner):
        raise OrderNotFound
    return order_of(row)
