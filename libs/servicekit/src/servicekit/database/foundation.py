"""The tables that servicekit itself needs in every service's database."""

from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB


class FoundationTables(NamedTuple):
    """Outbox and inbox, idempotency keys, leases, and the mail that waits to be sent."""

    outbox: sa.Table
    inbox: sa.Table
    idempotency_keys: sa.Table
    leases: sa.Table
    outgoing_mail: sa.Table


def foundation_tables(metadata: sa.MetaData) -> FoundationTables:
    """Declare them in `metadata`; `servicekit.migrate.foundation_v1` creates exactly these."""
    return FoundationTables(
        _outbox(metadata), _inbox(metadata), _idempotency_keys(metadata), _leases(metadata), _outgoing_mail(metadata)
    )


def _moment(name: str, *, nullable: bool = False, default_now: bool = False) -> sa.Column[object]:
    default = sa.func.now() if default_now else None
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable, server_default=default)


def _outbox(metadata: sa.MetaData) -> sa.Table:
    table = sa.Table(
        "outbox",
        metadata,
        sa.Column("id", sa.BigInteger, sa.Identity(always=True), primary_key=True),
        sa.Column("event_id", sa.Uuid, nullable=False, unique=True),
        sa.Column("stream", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("aggregate_id", sa.Uuid, nullable=False),
        sa.Column("data", JSONB, nullable=False),
        sa.Column("traceparent", sa.Text),
        sa.Column("request_id", sa.Text),
        _moment("occurred_at"),
        _moment("published_at", nullable=True),
    )
    sa.Index("ix_outbox_unpublished", table.c.id, postgresql_where=table.c.published_at.is_(None))
    return table


def _inbox(metadata: sa.MetaData) -> sa.Table:
    table = sa.Table(
        "inbox",
        metadata,
        sa.Column("consumer", sa.Text, primary_key=True),
        sa.Column("event_id", sa.Uuid, primary_key=True),
        _moment("received_at", default_now=True),
    )
    sa.Index("ix_inbox_received_at", table.c.received_at)
    return table


def _idempotency_keys(metadata: sa.MetaData) -> sa.Table:
    table = sa.Table(
        "idempotency_keys",
        metadata,
        *(sa.Column(name, sa.Text, primary_key=True) for name in ("caller", "method", "route", "key")),
        sa.Column("request_hash", sa.LargeBinary, nullable=False),
        _moment("claimed_until"),
        _moment("created_at", default_now=True),
        sa.Column("status", sa.SmallInteger),
        sa.Column("headers", JSONB),
        sa.Column("body", sa.LargeBinary),
    )
    sa.Index("ix_idempotency_keys_created_at", table.c.created_at)
    return table


def _leases(metadata: sa.MetaData) -> sa.Table:
    return sa.Table(
        "leases",
        metadata,
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("holder", sa.Uuid, nullable=False),
        _moment("expires_at"),
    )


def _outgoing_mail(metadata: sa.MetaData) -> sa.Table:
    table = sa.Table(
        "outgoing_mail",
        metadata,
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("recipient", sa.Text, nullable=False),
        sa.Column("template", sa.Text, nullable=False),
        sa.Column("locale", sa.Text, nullable=False),
        sa.Column("data", JSONB, nullable=False),
        _moment("created_at", default_now=True),
        _moment("next_try_at", default_now=True),
        sa.Column("tries", sa.Integer, nullable=False, server_default=sa.text("0")),
        _moment("sent_at", nullable=True),
        _moment("failed_at", nullable=True),
        sa.Column("error", sa.Text),
    )
    unsent = table.c.sent_at.is_(None) & table.c.failed_at.is_(None)
    sa.Index("ix_outgoing_mail_due", table.c.next_try_at, postgresql_where=unsent)
    return table
