"""What a reduced price is announced beside: the lowest of the 30 days before (Directive 98/6/EC, Article 6a).

It is written when a price changes, so that pages need not ask the history. A reduction lasts for as long as there is a
price to compare with, whatever becomes of the price itself meanwhile. Of a variant that is not reduced it is null, and
so it is where nothing was asked before the reduction began.
"""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from servicekit.database import Statement

WRITE_LOWEST_PRICES = Statement(
    sa.text(
        """
UPDATE variants SET lowest_price = (
  SELECT min(earlier.price)
  FROM (
    SELECT id, price, lead(since) OVER (ORDER BY id) AS until FROM price_history WHERE variant_id = variants.id
  ) AS earlier, (
    SELECT id, since FROM price_history WHERE variant_id = variants.id AND id > coalesce((
      SELECT max(id) FROM price_history WHERE variant_id = variants.id AND compare_at IS NULL
    ), 0) ORDER BY id LIMIT 1
  ) AS reduction
  WHERE earlier.id < reduction.id AND earlier.until > reduction.since - interval '30 days'
) WHERE id = ANY(:variant_ids)
"""
    ).bindparams(sa.bindparam("variant_ids", type_=ARRAY(sa.Uuid)))
)
