"""Sellers, their feeds and offers, which variants these are, and who wants to hear of prices."""

from alembic import op

revision = "0002"
down_revision = "0001"
phase = "expand"

_LISTED = """
  title text NOT NULL,
  url text NOT NULL,
  price bigint NOT NULL,
  shipping bigint,
  currency text NOT NULL,
  condition text NOT NULL,
  availability text NOT NULL,
  gtin text,
  brand text,
  mpn text,
  days_min integer,
  days_max integer,
"""
_TABLES = {
    "sellers": """
  id uuid PRIMARY KEY,
  name text NOT NULL,
  domain text NOT NULL,
  country text NOT NULL,
  currency text NOT NULL,
  sends_our_skus boolean NOT NULL,
  created_at timestamptz NOT NULL,
  version bigint NOT NULL DEFAULT 1,
  removed_at timestamptz
""",
    "feeds": """
  id uuid PRIMARY KEY,
  seller_id uuid NOT NULL REFERENCES sellers (id),
  format text NOT NULL,
  sha256 bytea NOT NULL,
  status text NOT NULL,
  rows integer NOT NULL,
  fault_count integer NOT NULL,
  faults jsonb NOT NULL,
  held_because jsonb NOT NULL,
  difference jsonb NOT NULL,
  received_at timestamptz NOT NULL,
  decided_at timestamptz,
  decided_by uuid,
  CONSTRAINT feeds_status_is_known CHECK (status IN ('applied', 'held', 'refused'))
""",
    "feed_rows": f"""
  feed_id uuid NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
  bite integer NOT NULL,
  seller_sku text NOT NULL,
  {_LISTED.strip()}
  CONSTRAINT feed_rows_pkey PRIMARY KEY (feed_id, bite, seller_sku)
""",
    "offers": f"""
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  seller_id uuid NOT NULL REFERENCES sellers (id),
  seller_sku text NOT NULL,
  {_LISTED.strip()}
  seen_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  match_due boolean NOT NULL,
  CONSTRAINT offers_seller_sku_key UNIQUE (seller_id, seller_sku)
""",
    "offer_changes": """
  offer_id uuid NOT NULL REFERENCES offers (id) ON DELETE CASCADE,
  at timestamptz NOT NULL,
  price bigint NOT NULL,
  shipping bigint,
  currency text NOT NULL,
  availability text NOT NULL,
  CONSTRAINT offer_changes_pkey PRIMARY KEY (offer_id, at)
""",
    "offer_matches": """
  offer_id uuid PRIMARY KEY REFERENCES offers (id) ON DELETE CASCADE,
  product_id uuid,
  variant_id uuid,
  method text NOT NULL,
  state text NOT NULL,
  decided_by uuid,
  decided_at timestamptz NOT NULL,
  CONSTRAINT offer_matches_state_is_known CHECK (state IN ('auto', 'confirmed', 'rejected')),
  CONSTRAINT offer_matches_rejected_is_nothing CHECK ((state = 'rejected') = (variant_id IS NULL))
""",
    "match_reviews": """
  offer_id uuid PRIMARY KEY REFERENCES offers (id) ON DELETE CASCADE,
  score integer NOT NULL,
  method text,
  since timestamptz NOT NULL
""",
    "match_candidates": """
  offer_id uuid NOT NULL REFERENCES match_reviews (offer_id) ON DELETE CASCADE,
  variant_id uuid NOT NULL,
  score integer NOT NULL,
  CONSTRAINT match_candidates_pkey PRIMARY KEY (offer_id, variant_id)
""",
    "catalogue_looks": """
  name text PRIMARY KEY,
  changed_at timestamptz NOT NULL,
  variant_id uuid NOT NULL
""",
    "alerts": """
  id uuid PRIMARY KEY,
  product_id uuid NOT NULL,
  variant_id uuid,
  kind text NOT NULL,
  threshold bigint,
  email text NOT NULL,
  locale text NOT NULL,
  person_id uuid,
  created_at timestamptz NOT NULL,
  state text NOT NULL,
  episode integer NOT NULL,
  mailed_price bigint,
  since timestamptz,
  was_out boolean NOT NULL,
  observations integer NOT NULL,
  observed timestamptz,
  due_at timestamptz,
  CONSTRAINT alerts_one_wish_key UNIQUE NULLS NOT DISTINCT (email, product_id, variant_id, kind),
  CONSTRAINT alerts_state_is_known CHECK (state IN ('unconfirmed', 'armed', 'fired')),
  CONSTRAINT alerts_price_has_threshold CHECK ((kind = 'price') = (threshold IS NOT NULL))
""",
    "alert_mails": """
  alert_id uuid NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
  episode integer NOT NULL,
  at timestamptz NOT NULL,
  CONSTRAINT alert_mails_pkey PRIMARY KEY (alert_id, episode)
""",
    "alert_links": """
  digest bytea PRIMARY KEY,
  email text NOT NULL,
  alert_id uuid REFERENCES alerts (id) ON DELETE CASCADE,
  expires_at timestamptz NOT NULL
""",
}
# Each feed writes every offer of its seller again, mostly `seen_at` alone: in place, where the page has room.
_ROOM = {"offers": "WITH (fillfactor = 60)"}
_INDEXES = (
    "UNIQUE INDEX sellers_domain_idx ON sellers (domain) WHERE removed_at IS NULL",
    "INDEX feeds_newest_idx ON feeds (received_at, id)",
    "INDEX feeds_of_seller_idx ON feeds (seller_id, received_at)",
    "INDEX offers_match_due_idx ON offers (id) WHERE match_due",
    "INDEX offers_gtin_idx ON offers (gtin) WHERE gtin IS NOT NULL",
    "INDEX offers_mpn_idx ON offers (lower(mpn)) WHERE mpn IS NOT NULL",
    "INDEX offers_sku_idx ON offers (lower(seller_sku))",
    "INDEX offer_matches_product_idx ON offer_matches (product_id)",
    "INDEX offer_matches_variant_idx ON offer_matches (variant_id)",
    "INDEX match_reviews_best_idx ON match_reviews (score, offer_id)",
    "INDEX alerts_product_idx ON alerts (product_id)",
    "INDEX alerts_due_idx ON alerts (due_at) WHERE due_at IS NOT NULL",
    "INDEX alerts_person_idx ON alerts (person_id, id) WHERE person_id IS NOT NULL",
    "INDEX alerts_unconfirmed_idx ON alerts (created_at) WHERE state = 'unconfirmed'",
    "INDEX alert_links_email_idx ON alert_links (email) WHERE alert_id IS NULL",
    "INDEX alert_links_alert_idx ON alert_links (alert_id) WHERE alert_id IS NOT NULL",
    "INDEX alert_links_expires_at_idx ON alert_links (expires_at)",
)
_ON_THE_CATALOGUE = {
    "variants_changed_at_idx": "variants (changed_at, id)",
    "variants_sku_idx": "variants (lower(sku))",
    "products_brand_idx": "products (lower(brand)) WHERE brand IS NOT NULL",
}


def upgrade() -> None:
    for name, columns in _TABLES.items():
        op.execute(f"CREATE TABLE {name} ({columns}) {_ROOM.get(name, '')}")
    for index in _INDEXES:
        op.execute(f"CREATE {index}")
    with op.get_context().autocommit_block():
        for name, what in _ON_THE_CATALOGUE.items():
            op.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")
            op.execute(f"CREATE INDEX CONCURRENTLY {name} ON {what}")


def downgrade() -> None:
    for name in _ON_THE_CATALOGUE:
        op.execute(f"DROP INDEX {name}")
    for name in reversed(_TABLES):
        op.execute(f"DROP TABLE {name}")
