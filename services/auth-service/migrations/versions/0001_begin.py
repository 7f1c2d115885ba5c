"""Begin: the foundation, accounts, sessions, one-time links, address book, audit trail, revocations."""

from alembic import op

from servicekit.migrate import foundation_v1

revision = "0001"
down_revision = None
phase = "expand"

_TABLES = (
    """
CREATE TABLE users (
  id uuid PRIMARY KEY,
  email text UNIQUE,
  email_confirmed_at timestamptz,
  password_hash text,
  name text NOT NULL,
  locale text NOT NULL,
  role text NOT NULL,
  status text NOT NULL,
  created_at timestamptz NOT NULL,
  version bigint NOT NULL DEFAULT 1,
  CONSTRAINT users_email_is_lower_case CHECK (email = lower(email)),
  CONSTRAINT users_role_is_known CHECK (role IN ('customer', 'support', 'admin')),
  CONSTRAINT users_status_is_known CHECK (status IN ('active', 'deactivated', 'deleted')),
  CONSTRAINT users_only_deleted_lack_an_email CHECK ((email IS NULL) = (status = 'deleted'))
)
""",
    """
CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id),
  digest bytea NOT NULL,
  generation integer NOT NULL,
  created_at timestamptz NOT NULL,
  rotated_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ends_at_latest timestamptz NOT NULL,
  user_agent text NOT NULL,
  address text NOT NULL,
  ended_at timestamptz,
  end_reason text
)
""",
    "CREATE INDEX sessions_user_id_idx ON sessions (user_id, address)",
    "CREATE INDEX sessions_expires_at_idx ON sessions (expires_at)",
    """
CREATE TABLE one_time_links (
  digest bytea PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id),
  purpose text NOT NULL,
  email text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
)
""",
    "CREATE INDEX one_time_links_user_id_idx ON one_time_links (user_id, purpose)",
    "CREATE INDEX one_time_links_expires_at_idx ON one_time_links (expires_at)",
    """
CREATE TABLE addresses (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id),
  name text NOT NULL,
  line1 text NOT NULL,
  line2 text,
  city text NOT NULL,
  region text,
  postal_code text NOT NULL,
  country text NOT NULL,
  phone text,
  is_default boolean NOT NULL,
  created_at timestamptz NOT NULL
)
""",
    "CREATE INDEX addresses_user_id_idx ON addresses (user_id)",
    "CREATE UNIQUE INDEX addresses_one_default_idx ON addresses (user_id) WHERE is_default",
    """
CREATE TABLE audit_entries (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  action text NOT NULL,
  actor_id uuid,
  subject_id uuid,
  address text NOT NULL,
  request_id text,
  details jsonb NOT NULL
)
""",
    "CREATE INDEX audit_entries_subject_id_idx ON audit_entries (subject_id, id)",
    """
CREATE TABLE revocations (
  id uuid PRIMARY KEY,
  session_id uuid,
  subject uuid,
  revoked_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CONSTRAINT revocations_name_one_thing CHECK ((session_id IS NULL) <> (subject IS NULL))
)
""",
    "CREATE INDEX revocations_revoked_at_idx ON revocations (revoked_at)",
    "CREATE INDEX revocations_expires_at_idx ON revocations (expires_at)",
    """
CREATE TABLE recovery_requests (
  id uuid PRIMARY KEY,
  email text NOT NULL,
  requested_at timestamptz NOT NULL
)
""",
)

_NAMES = (
    "recovery_requests",
    "revocations",
    "audit_entries",
    "addresses",
    "one_time_links",
    "sessions",
    "users",
)


def upgrade() -> None:
    foundation_v1.upgrade(op)
    for statement in _TABLES:
        op.execute(statement)


def downgrade() -> None:
    for name in _NAMES:
        op.execute(f"DROP TABLE {name}")
    foundation_v1.downgrade(op)
