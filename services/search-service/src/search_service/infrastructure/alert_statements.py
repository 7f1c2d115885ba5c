"""Alerts and their links."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from search_service.infrastructure.offer_tables import alert_links, alert_mails, alerts
from search_service.infrastructure.sql import statement
from servicekit.database import Statement

_a = alerts.c
_insert = insert(alerts).values({column.name: sa.bindparam(column.name, type_=column.type) for column in _a})
# Somebody else's words never change a wish whose reader has confirmed it.
ADD = Statement(
    _insert.on_conflict_do_update(
        constraint="alerts_one_wish_key",
        set_={"threshold": _insert.excluded.threshold},
        where=_a.state == sa.literal_column("'unconfirmed'"),
    ).returning(_a.id)
)
MOVED = ("state", "episode", "mailed_price", "since", "was_out", "observations", "observed")
"""What an observation may change of an alert."""
SAVE = Statement(
    sa.update(alerts)
    .where(_a.id == sa.bindparam("alert", type_=sa.Uuid))
    .values({name: sa.bindparam(name, type_=_a[name].type) for name in (*MOVED, "due_at")})
)
WISHES = statement("SELECT count(*) FROM alerts WHERE email = :email")
AWAITS = statement("SELECT 1 FROM alert_links WHERE email = :email AND alert_id IS NULL AND expires_at > :now LIMIT 1")
ADD_LINK = Statement(sa.insert(alert_links), columns=[column.name for column in alert_links.columns])
USE_CONFIRMATION = statement("""
DELETE FROM alert_links WHERE digest = :digest AND alert_id IS NULL AND expires_at > :now RETURNING email
""")
ARM = statement("""
UPDATE alerts SET state = 'armed', due_at = :now WHERE email = :email AND state = 'unconfirmed'
""")
UNSUBSCRIBE = statement("""
DELETE FROM alerts WHERE id = (
  SELECT alert_id FROM alert_links WHERE digest = :digest AND alert_id IS NOT NULL AND expires_at > :now)
""")
LOOK = statement("SELECT 1 FROM alerts WHERE due_at <= :now LIMIT 1")
TAKE = statement("SELECT * FROM alerts WHERE due_at <= :now ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED")
PRODUCTS = statement("SELECT id, slug, texts FROM products WHERE id = ANY(:products) AND status = 'published'")
NEWEST_CHANGES = statement("""
SELECT wanted.product_id, max(o.changed_at) AS changed_at FROM unnest(:products) AS wanted (product_id)
JOIN offer_matches m ON m.product_id = wanted.product_id JOIN offers o ON o.id = m.offer_id GROUP BY 1
""")
MAILED = Statement(sa.insert(alert_mails), columns=("alert_id", "episode", "at"))
REMOVE = statement("DELETE FROM alerts WHERE id = :alert AND person_id = :person")
REMOVE_ALL = statement("DELETE FROM alerts WHERE person_id = :person RETURNING email")
FORGET_LINKS = statement("DELETE FROM alert_links WHERE email = :email AND alert_id IS NULL")
OF_PERSON = statement("""
SELECT a.*, p.slug, p.texts, p.image, nullif(v.title, '') AS variant_title
FROM alerts a LEFT JOIN products p ON p.id = a.product_id AND p.status = 'published'
LEFT JOIN variants v ON v.id = a.variant_id
WHERE a.person_id = :person AND (CAST(:after AS uuid) IS NULL OR a.id < :after)
ORDER BY a.id DESC LIMIT :limit
""")
EXPIRED_LINKS = statement("""
DELETE FROM alert_links WHERE digest IN (SELECT digest FROM alert_links WHERE expires_at < :now LIMIT 1000)
""")
UNCONFIRMED = statement("""
DELETE FROM alerts WHERE id IN (
  SELECT id FROM alerts WHERE state = 'unconfirmed' AND created_at < :since LIMIT 1000)
""")
