"""Second factors, and whether a role demands one.

In a new shop every role does. In one that has accounts already, roles go on as they were until somebody decides;
admin, and whatever role holds people.manage, demand one in any case.
"""

from alembic import op

revision = "0005"
down_revision = "0004"
phase = "expand"

_SECOND_FACTORS = """
CREATE TABLE second_factors (
  user_id uuid PRIMARY KEY REFERENCES users (id),
  secret bytea,
  enrolled_at timestamptz,
  last_step bigint,
  recovery_codes bytea[] NOT NULL,
  pending bytea,
  pending_since timestamptz
)
"""


def upgrade() -> None:
    op.execute(_SECOND_FACTORS)
    op.execute("ALTER TABLE roles ADD COLUMN second_factor text NOT NULL DEFAULT 'required'")
    op.execute("UPDATE roles SET second_factor = 'optional' WHERE EXISTS (SELECT FROM users)")


def downgrade() -> None:
    op.execute("ALTER TABLE roles DROP COLUMN second_factor")
    op.execute("DROP TABLE second_factors")
