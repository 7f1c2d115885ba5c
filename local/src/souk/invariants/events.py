"""I16: events of shoppers that were answered 202 are stored, and what is counted of them is what is stored."""

from typing import Any

from souk.invariants.check import Check, Finding, rows_that_break
from souk.invariants.sources import Sources

_STREAM, _ASIDE = "souk:analytics:events", "souk:analytics:aside"
_EPOCH, _ACCEPTED = "souk:analytics:epoch", "souk:analytics:accepted"
# Figures outlive single events, so that days of which none is kept any more say nothing.
_DAYS = """
SELECT day, s.events AS counted, coalesce(e.events, 0) AS stored
FROM (SELECT (slot AT TIME ZONE 'UTC')::date AS day, sum(events + bots) AS events FROM slots GROUP BY 1) AS s
FULL JOIN (SELECT day, count(*) AS events FROM events GROUP BY day) AS e USING (day)
WHERE day >= (SELECT min(day) FROM events) AND s.events IS DISTINCT FROM e.events
"""
_PAID = """
SELECT currency, c.gross AS counted, s.gross AS sold
FROM (SELECT currency, sum(gross) AS gross FROM sale_slots GROUP BY currency) AS c
FULL JOIN (SELECT currency, sum(gross) AS gross FROM sales GROUP BY currency) AS s USING (currency)
WHERE coalesce(c.gross, 0) <> coalesce(s.gross, 0)
"""


def _answered_is_stored(sources: Sources) -> Finding:
    """As far as Valkey remembers: what a flush took is in no count of its any more."""
    valkey = sources.valkey
    epoch = valkey.get(_EPOCH) if valkey else None
    if valkey is None or epoch is None:
        return Finding(0, "events")
    rows = {row["epoch"]: row for row in sources.rows("analytics", "SELECT epoch, position, received FROM intake")}
    known = rows.get(str(epoch), {"position": "0-0", "received": 0})
    waiting: Any = valkey.xrange(_STREAM, min=f"({known['position']}")
    accepted, held = int(valkey.get(_ACCEPTED) or 0), sum(int(fields["events"]) for _, fields in waiting)
    violations = []
    if accepted > known["received"] + held:
        violations.append(f"{accepted} events were accepted, {known['received']} are stored and {held} wait")
    if aside := valkey.xlen(_ASIDE):
        violations.append(f"{aside} batches of events are laid aside in {_ASIDE}")
    return Finding(accepted, "events", violations)


CHECKS = (
    Check(
        "I16",
        "events that were answered 202 are stored, or wait to be",
        ("analytics.intake", "valkey"),
        _answered_is_stored,
        at_rest=True,
    ),
    Check(
        "I16",
        "as many events are counted as are stored, each day",
        ("analytics.events",),
        rows_that_break(
            "analytics",
            "SELECT count(*) FROM events",
            "events",
            _DAYS,
            "of {day}, {counted} events are counted and {stored} stored",
        ),
    ),
    Check(
        "I16",
        "revenue by quarters of an hour is that of the sales",
        ("analytics.sales",),
        rows_that_break(
            "analytics",
            "SELECT count(*) FROM sales",
            "sales",
            _PAID,
            "{counted} of {currency} are counted, {sold} were sold",
        ),
    ),
)
