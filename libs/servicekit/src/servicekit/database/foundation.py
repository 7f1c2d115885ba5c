"""The tables every service has for mechanism; `foundation_v1` and `foundation_v2` of `servicekit.migrate` make them.

No index knows a column that an update changes, except where a row leaves a queue: then no other index needs an entry.
"""

from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

_NOW = sa.func.now()


class FoundationTables(NamedTuple):
    """The five tables, declared in a service's metadata."""

    outbox: sa.Table
    inbox: sa.Table
    idempotency_keys: sa.Table
    leases: sa.Table
    outgoing_mail: sa.Table


def foundation_tables(metadata: sa.MetaData) -> FoundationTables:
    """Declare the foundation tables in `metadata`."""
    return FoundationTables(
        outbox=_outbox(metadata),
        inbox=_inbox(metadata),
        idempotency_keys=_idempotency_keys(metadata),
        leases=_leases(metadata),
        outgoing_mail=_outgoing_mail(metadata),
    )


def _outbox(metadata: sa.MetaData) -> sa.Table:
    """Events that committed with the state; `id` is the event's sequence. Unpublished rows have their own index."""
    unpublished = sa.text("published_at IS NULL")
    return sa.Table(
        "outbox",
        metadata,
        sa.Column("id", sa.BigInteger, sa.Identity(always=True), primary_key=True),
        sa.Column("event_id", sa.Uuid, nullable=False),
        sa.Column("stream", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("aggregate_id", sa.Uuid, nullable=False),
        sa.Column("data", JSONB, nullable=False),
        sa.Column("traceparent", sa.Text),
        sa.Column("request_id", sa.Text),
        sa.Column("occurred_at", sa.TIMESTAMP(timezone=True), nullable=False, server_default=_NOW),
        sa.Column("published_at", sa.TIMESTAMP(timezone=True)),
        sa.Index("outbox_unpublished_idx", "id", postgresql_where=unpublished),
    )


def _inbox(metadata: sa.MetaData) -> sa.Table:
    """Events whose effect is committed, per consumer."""
    return sa.Table(
        "inbox",
        metadata,
        sa.Column("consumer", sa.Text, primary_key=True),
        sa.Column("event_id", sa.Uuid, primary_key=True),
        sa.Column("received_at", sa.TIMESTAMP(timezone=True), nullable=False, server_default=_NOW),
        sa.Index("inbox_received_at_idx", "received_at"),
    )


def _idempotency_keys(metadata: sa.MetaData) -> sa.Table:
    """Claims of Idempotency-Keys, with the first answer once there is one: each page keeps room for answers."""
    return sa.Table(
        "idempotency_keys",
        metadata,
        sa.Column("caller", sa.Text, primary_key=True),
        sa.Column("method", sa.Text, primary_key=True),
        sa.Column("route", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("request_hash", sa.LargeBinary, nullable=False),
        sa.Column("claimed_until", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False, server_default=_NOW),
        sa.Column("status", sa.SmallInteger),
        sa.Column("headers", JSONB),
        sa.Column("body", sa.LargeBinary),
        sa.Index("idempotency_keys_created_at_idx", "created_at"),
        postgresql_with={"fillfactor": 70},
    )


def _leases(metadata: sa.MetaData) -> sa.Table:
    """Who does work that only one process may do, and until when."""
    return sa.Table(
        "leases",
        metadata,
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("holder", sa.Uuid, nullable=False),
        sa.Column("expires_at", sa.TIMESTAMP(timezone=True), nullable=False),
    )


def _outgoing_mail(metadata: sa.MetaData) -> sa.Table:
    """Mail to send; `id` becomes the Message-ID, so a repeat is recognised. Waiting rows have their own index."""
    waiting = sa.text("sent_at IS NULL AND failed_at IS NULL")
    return sa.Table(
        "outgoing_mail",
        metadata,
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("recipient", sa.Text, nullable=False),
        sa.Column("template", sa.Text, nullable=False),
        sa.Column("locale", sa.Text, nullable=False),
        sa.Column("data", JSONB, nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False, server_default=_NOW),
        sa.Column("next_try_at", sa.TIMESTAMP(timezone=True), nullable=False, server_default=_NOW),
        sa.Column("tries", sa.Integer, nullable=False, server_default="0"),
        sa.Column("sent_at", sa.TIMESTAMP(timezone=True)),
        sa.Column("failed_at", sa.TIMESTAMP(timezone=True)),
        sa.Column("error", sa.Text),
        sa.Index("outgoing_mail_waiting_idx", "next_try_at", postgresql_where=waiting),
        sa.Index("outgoing_mail_created_at_idx", "created_at"),
    )
