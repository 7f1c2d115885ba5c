"""Stock, its journal and reservations."""

from alembic import op

revision = "0002"
down_revision = "0001"
phase = "expand"

_UP = (
    """
CREATE TABLE stock (
  variant_id UUID NOT NULL,
  available INTEGER DEFAULT '0' NOT NULL,
  reserved INTEGER DEFAULT '0' NOT NULL,
  sold BIGINT DEFAULT '0' NOT NULL,
  low_at INTEGER DEFAULT '5' NOT NULL,
  band TEXT GENERATED ALWAYS AS (
    CASE WHEN available <= 0 THEN 'out' WHEN available <= low_at THEN 'low' ELSE 'in_stock' END
  ) STORED NOT NULL,
  told_band TEXT DEFAULT '' NOT NULL,
  PRIMARY KEY (variant_id),
  CONSTRAINT stock_never_negative CHECK (available >= 0 AND reserved >= 0 AND sold >= 0),
  FOREIGN KEY(variant_id) REFERENCES variants (id)
)
""",
    "COMMENT ON COLUMN stock.told_band IS 'the band last published'",
    "CREATE INDEX stock_untold ON stock (variant_id) WHERE told_band <> band",
    """
CREATE TABLE stock_movements (
  id UUID NOT NULL,
  variant_id UUID NOT NULL,
  quantity INTEGER NOT NULL,
  reason TEXT NOT NULL,
  note TEXT DEFAULT '' NOT NULL,
  actor_id UUID,
  restock_id UUID,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT stock_movements_reason CHECK (reason IN ('initial', 'receipt', 'adjustment', 'return')),
  FOREIGN KEY(variant_id) REFERENCES variants (id)
)
""",
    "COMMENT ON COLUMN stock_movements.quantity IS 'signed'",
    "CREATE INDEX stock_movements_variant ON stock_movements (variant_id, created_at)",
    """
CREATE TABLE reservations (
  id UUID NOT NULL,
  status TEXT NOT NULL,
  expires_at TIMESTAMP WITH TIME ZONE,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  settled_at TIMESTAMP WITH TIME ZONE,
  PRIMARY KEY (id),
  CONSTRAINT reservations_status CHECK (status IN ('held', 'committed', 'released', 'lapsed'))
)
""",
    "CREATE INDEX reservations_expiry ON reservations (expires_at) WHERE status = 'held'",
    """
CREATE TABLE reservation_lines (
  reservation_id UUID NOT NULL,
  variant_id UUID NOT NULL,
  quantity INTEGER NOT NULL,
  restocked INTEGER DEFAULT '0' NOT NULL,
  PRIMARY KEY (reservation_id, variant_id),
  CONSTRAINT reservation_lines_quantities CHECK (quantity > 0 AND restocked BETWEEN 0 AND quantity),
  FOREIGN KEY(reservation_id) REFERENCES reservations (id)
)
""",
    """
CREATE TABLE restocks (
  id UUID NOT NULL,
  reservation_id UUID NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(reservation_id) REFERENCES reservations (id)
)
""",
)
_TABLES = ("restocks", "reservation_lines", "reservations", "stock_movements", "stock")


def upgrade() -> None:
    """Create the tables and their indexes."""
    for statement in _UP:
        op.execute(statement)


def downgrade() -> None:
    """Drop them."""
    for table in _TABLES:
        op.execute(f"DROP TABLE {table}")
