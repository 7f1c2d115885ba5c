"""Days of another time zone: how far a calendar is built, and who came back, counted once a day."""

from alembic import op

revision = "0002"
down_revision = "0001"
phase = "expand"


def upgrade() -> None:
    op.execute("ALTER TABLE calendars ADD COLUMN built_until date")
    op.execute("ALTER TABLE calendars ADD COLUMN cohorts_of date")
    op.execute("""
CREATE TABLE cohorts (
  epoch integer NOT NULL,
  week date NOT NULL,
  later integer NOT NULL,
  visitors bigint NOT NULL,
  CONSTRAINT cohorts_pkey PRIMARY KEY (epoch, week, later)
)""")


def downgrade() -> None:
    op.execute("DROP TABLE cohorts")
    op.execute("ALTER TABLE calendars DROP COLUMN cohorts_of")
    op.execute("ALTER TABLE calendars DROP COLUMN built_until")
