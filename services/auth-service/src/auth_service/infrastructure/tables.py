"""The tables of auth_db; the migrations create exactly these."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from servicekit.database.foundation import foundation_tables

metadata = sa.MetaData()
foundation = foundation_tables(metadata)

_TIME = sa.TIMESTAMP(timezone=True)

users = sa.Table(
    "users",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("email", sa.Text, unique=True),
    sa.Column("email_confirmed_at", _TIME),
    sa.Column("password_hash", sa.Text),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("locale", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("created_at", _TIME, nullable=False),
    sa.Column("version", sa.BigInteger, nullable=False, server_default="1"),
    sa.Column("proved_from", sa.Text),
    sa.CheckConstraint("email = lower(email)", name="users_email_is_lower_case"),
    sa.CheckConstraint("status IN ('active', 'deactivated', 'deleted')", name="users_status_is_known"),
    sa.CheckConstraint("(email IS NULL) = (status = 'deleted')", name="users_only_deleted_lack_an_email"),
    sa.Index("users_role_idx", "role", "id"),
)

roles = sa.Table(
    "roles",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("permissions", ARRAY(sa.Text), nullable=False),
    sa.Column("version", sa.BigInteger, nullable=False, server_default="1"),
    sa.Column("second_factor", sa.Text, nullable=False, server_default="required"),
)

second_factors = sa.Table(
    "second_factors",
    metadata,
    sa.Column("user_id", sa.Uuid, sa.ForeignKey("users.id"), primary_key=True),
    sa.Column("secret", sa.LargeBinary),
    sa.Column("enrolled_at", _TIME),
    sa.Column("last_step", sa.BigInteger),
    sa.Column("recovery_codes", ARRAY(sa.LargeBinary), nullable=False),
    sa.Column("pending", sa.LargeBinary),
    sa.Column("pending_since", _TIME),
)

sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("user_id", sa.Uuid, sa.ForeignKey("users.id"), nullable=False),
    sa.Column("digest", sa.LargeBinary, nullable=False),
    sa.Column("generation", sa.Integer, nullable=False),
    sa.Column("created_at", _TIME, nullable=False),
    sa.Column("rotated_at", _TIME, nullable=False),
    sa.Column("expires_at", _TIME, nullable=False),
    sa.Column("ends_at_latest", _TIME, nullable=False),
    sa.Column("user_agent", sa.Text, nullable=False),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("ended_at", _TIME),
    sa.Column("end_reason", sa.Text),
    sa.Index("sessions_user_id_idx", "user_id", "address"),
    sa.Index("sessions_expires_at_idx", "expires_at"),
)

one_time_links = sa.Table(
    "one_time_links",
    metadata,
    sa.Column("digest", sa.LargeBinary, primary_key=True),
    sa.Column("user_id", sa.Uuid, sa.ForeignKey("users.id"), nullable=False),
    sa.Column("purpose", sa.Text, nullable=False),
    sa.Column("email", sa.Text, nullable=False),
    sa.Column("created_at", _TIME, nullable=False),
    sa.Column("expires_at", _TIME, nullable=False),
    sa.Column("used_at", _TIME),
    sa.Index("one_time_links_user_id_idx", "user_id", "purpose"),
    sa.Index("one_time_links_expires_at_idx", "expires_at"),
)

addresses = sa.Table(
    "addresses",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("user_id", sa.Uuid, sa.ForeignKey("users.id"), nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("line1", sa.Text, nullable=False),
    sa.Column("line2", sa.Text),
    sa.Column("city", sa.Text, nullable=False),
    sa.Column("region", sa.Text),
    sa.Column("postal_code", sa.Text, nullable=False),
    sa.Column("country", sa.Text, nullable=False),
    sa.Column("phone", sa.Text),
    sa.Column("is_default", sa.Boolean, nullable=False),
    sa.Column("created_at", _TIME, nullable=False),
    sa.Index("addresses_user_id_idx", "user_id"),
    sa.Index("addresses_one_default_idx", "user_id", unique=True, postgresql_where=sa.text("is_default")),
)

audit_entries = sa.Table(
    "audit_entries",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("at", _TIME, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("actor_id", sa.Uuid),
    sa.Column("subject_id", sa.Uuid),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("request_id", sa.Text),
    sa.Column("details", JSONB, nullable=False),
    sa.Index("audit_entries_subject_id_idx", "subject_id", "id"),
    sa.Index("audit_entries_newest_idx", "at", "id"),
    sa.Index("audit_entries_by_actor_idx", "actor_id", "at", "id"),
    sa.Index("audit_entries_by_action_idx", "action", "at", "id"),
)

revocations = sa.Table(
    "revocations",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("session_id", sa.Uuid),
    sa.Column("subject", sa.Uuid),
    sa.Column("revoked_at", _TIME, nullable=False),
    sa.Column("expires_at", _TIME, nullable=False),
    sa.Index("revocations_revoked_at_idx", "revoked_at"),
    sa.Index("revocations_expires_at_idx", "expires_at"),
    sa.CheckConstraint("(session_id IS NULL) <> (subject IS NULL)", name="revocations_name_one_thing"),
)

recovery_requests = sa.Table(
    "recovery_requests",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("email", sa.Text, nullable=False),
    sa.Column("requested_at", _TIME, nullable=False),
)
