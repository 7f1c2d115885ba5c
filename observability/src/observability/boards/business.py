"""What the shop earns, and what it cannot sell."""

from observability.panels import Dashboard, Query, Row, bars, lines, number
from observability.promql import (
    at_least_zero,
    events,
    grew,
    largest,
    per_minute,
    quantile,
    rate,
    share,
    some_events,
    total,
)

_EVENTS = "events_committed_total"
_REVENUE = "souk_revenue_minor_units_total"
_REFUNDS = "souk_refunds_minor_units_total"
_REVERSED = "souk_refunds_reversed_minor_units_total"
_ATTEMPTS = some_events("payment.(succeeded|attempt_declined).v1")
_SOLD_OUT = 'souk_variants{band="out"}'
_PLACED, _PAID = (total(grew(_EVENTS, events(kind))) for kind in ("order.placed", "order.paid"))
_CENTS = "Minor units / 100, so that 1 is one euro, dollar or pound; a currency without cents shows a hundredth."

_TODAY = Row(
    "In the range shown",
    (
        number(
            "Purchases",
            "Orders paid and confirmed. Far from the usual for this hour: open 'Souk: checkout'.",
            "short",
            Query(at_least_zero(_PAID), "purchases"),
        ),
        number(
            "Revenue",
            f"Gross totals of paid orders, by currency. {_CENTS} Exact figures are in the books, not here: counters"
            " forget what happened between the last scrape and a restart.",
            "short",
            Query(f"{total(grew(_REVENUE), 'currency')} / 100", "{{currency}}"),
        ),
        number(
            "Refunded",
            f"Money that went back. {_CENTS} A jump: a faulty product or a member of staff; look at the orders'"
            " refund reasons.",
            "short",
            Query(f"{total(grew(_REFUNDS), 'currency')} / 100", "{{currency}}"),
        ),
        number(
            "Conversion",
            "Orders paid of orders placed. Below 70 %: shoppers reach the till and cannot pay; see declines and the"
            " provider on 'Souk: checkout'.",
            "percentunit",
            Query(f"{_PAID} / {_PLACED}", "paid / placed"),
        ),
        number(
            "Average order",
            f"Revenue per purchase, where one currency is sold. {_CENTS} Suddenly tiny: a wrong price; check recent"
            " price changes below.",
            "short",
            Query(f"{total(grew(_REVENUE))} / 100 / {_PAID}", "average"),
        ),
        number(
            "Registrations",
            "New accounts. A burst: bots; look at the limits of /auth/register. None for long: mail or auth-service.",
            "short",
            Query(at_least_zero(total(grew(_EVENTS, events("user.registered")))), "registered"),
        ),
    ),
)

_SALES = Row(
    "Sales",
    (
        lines(
            "Orders",
            "Per minute. Placed without paid: open 'Souk: checkout'. Expired rising: shoppers cannot pay.",
            "short",
            Query(per_minute(_EVENTS, some_events("order.*"), by=["type"]), "{{type}}"),
        ),
        lines(
            "Revenue per hour",
            f"By currency. {_CENTS} Compare with the same hour of last week.",
            "short",
            Query(f"36 * {total(rate(_REVENUE), 'currency')}", "{{currency}}"),
        ),
        lines(
            "Refunds per hour",
            f"By currency; 'came back' is what banks returned to us, which a person settles with the customer."
            f" {_CENTS}",
            "short",
            Query(f"36 * {total(rate(_REFUNDS), 'currency')}", "{{currency}} refunded"),
            Query(f"36 * {total(rate(_REVERSED), 'currency')}", "{{currency}} came back"),
        ),
        lines(
            "Payment attempts declined",
            "Share of all attempts. Above a third: card testing, or the provider's rules; runbook PaymentsDeclined.",
            "percentunit",
            Query(share(rate(_EVENTS, events("payment.attempt_declined")), rate(_EVENTS, _ATTEMPTS)), "declined"),
            warn=0.2,
            bad=0.5,
        ),
        lines(
            "Mails by outcome",
            "Per minute. 'put_off' is tried again; 'failed' never reaches its reader: runbook MailsFailing.",
            "short",
            Query(per_minute("mails_total", by=["template", "outcome"]), "{{template}} {{outcome}}"),
        ),
        lines(
            "New people",
            "Accounts made, confirmed and deleted, per minute. Made without confirmed: mails do not arrive.",
            "short",
            Query(per_minute(_EVENTS, some_events("user.*"), by=["type"]), "{{type}}"),
        ),
    ),
)

_STOCK = Row(
    "Catalogue and stock",
    (
        bars(
            "Variants by stock",
            "What a shopper sees. Many 'out': order supplies. A sudden jump of it: somebody booked a wrong movement.",
            "short",
            Query(largest("souk_variants", "band"), "{{band}}"),
        ),
        lines(
            "Sold out",
            "Share of all variants, and carts refused for want of stock per minute. Rising: supplies, or a hot product"
            " that sells faster than pages tell.",
            "short",
            Query(f"{largest(_SOLD_OUT)} / sum({largest('souk_variants', 'band')})", "share out"),
            Query(per_minute("souk_reservations_total", 'outcome="out_of_stock"'), "refused/min"),
        ),
        lines(
            "Oversold",
            "Must be 0. Above: runbook Oversold, at once.",
            "short",
            Query(largest("souk_oversold_variants"), "variants"),
            bad=1,
        ),
        lines(
            "Catalogue changes",
            "Per minute, prices among them. A wave that nobody announced: see the audit log of product-service.",
            "short",
            Query(per_minute(_EVENTS, some_events("(product|variant).*"), by=["type"]), "{{type}}"),
        ),
        lines(
            "Catalogue cache",
            "Looks per second by outcome. 'miss' rising without a release: invalidation storms; see changes.",
            "reqps",
            Query(total(rate("answer_cache_lookups_total"), "outcome"), "{{outcome}}"),
            stacked=True,
        ),
        lines(
            "Passwords waiting",
            "Hashes that run or wait for a thread in auth-service. For minutes above 10: somebody guesses passwords;"
            " see the audit log and the limits of /auth/login.",
            "short",
            Query(largest("auth_password_hashes_waiting"), "waiting"),
            warn=10,
        ),
    ),
)

_SEARCH = Row(
    "Search",
    (
        lines(
            "Searches by outcome",
            "Made per minute; kept answers are not counted. 'nothing' rising: see what nobody found, and synonyms;"
            " 'degraded': runbook SearchDegraded.",
            "short",
            Query(per_minute("searches_total", by=["outcome"]), "{{outcome}}"),
        ),
        lines(
            "Products that wait to be found",
            "Changed ones without their documents, and without a vector. All the time above 0: runbooks"
            " SearchIndexBehind and EmbeddingsMissing.",
            "short",
            Query(largest("search_products_waiting"), "documents"),
            Query(largest("search_embeddings_missing"), "vectors"),
        ),
        lines(
            "Sellers' feeds and offers",
            "Feeds per minute by outcome, and offers of which staff have to say which product they are.",
            "short",
            Query(per_minute("souk_feeds_total", by=["outcome"]), "feeds {{outcome}}"),
            Query(largest("souk_offers_waiting"), "offers waiting"),
        ),
    ),
)

_ANALYTICS = Row(
    "What shoppers do",
    (
        lines(
            "Events that browsers send",
            "Per minute, by what became of them at the door. 'no_room': runbook AnalyticsBehind; 'clock_skew' rising:"
            " a release of the shop mints ids by a clock that is wrong.",
            "short",
            Query(per_minute("analytics_events_total", by=["outcome"]), "{{outcome}}"),
        ),
        lines(
            "Events that wait",
            "Age of the oldest batch that is not counted, and how many are in the stream. Above half a minute for"
            " long: runbook AnalyticsBehind.",
            "short",
            Query(largest("analytics_behind_seconds"), "seconds"),
            Query(largest("analytics_batches_waiting"), "batches"),
        ),
        lines(
            "Events stored",
            "Per minute: new ones, and such as were there, because a browser sent them twice.",
            "short",
            Query(per_minute("analytics_events_stored_total", by=["outcome"]), "{{outcome}}"),
            Query(per_minute("analytics_batches_laid_aside_total"), "batches laid aside"),
        ),
    ),
)

_BROWSERS = Row(
    "Pages in browsers",
    (
        lines(
            "Largest contentful paint, 75th percentile",
            "By kind of page, in seconds; good is below 2.5. One kind alone: its pictures or its data; all of them: the"
            " gateway, or a release of the shop.",
            "s",
            Query(quantile(0.75, "web_vital_seconds", 'vital="LCP"', by=["page"]), "{{page}}"),
            warn=2.5,
        ),
        lines(
            "Interaction to next paint, 75th percentile",
            "By kind of page, in seconds; good is below 0.2. Rising after a release: it does too much at a click.",
            "s",
            Query(quantile(0.75, "web_vital_seconds", 'vital="INP"', by=["page"]), "{{page}}"),
            warn=0.2,
        ),
        lines(
            "Layout shift, 75th percentile",
            "By kind of page; good is below 0.1. Something on these pages is given no room before it is there.",
            "short",
            Query(quantile(0.75, "web_layout_shift", by=["page"]), "{{page}}"),
            warn=0.1,
        ),
        lines(
            "Errors and violations",
            "Per minute: errors of JavaScript by page, what the Content-Security-Policy forbade by directive. Runbooks"
            " ScriptErrors and CspViolations.",
            "short",
            Query(per_minute("web_script_errors_total", by=["page"]), "{{page}}"),
            Query(per_minute("web_csp_violations_total", by=["directive"]), "{{directive}}"),
        ),
    ),
)

DASHBOARD = Dashboard(
    "souk-business",
    "Souk: business",
    "Sales, money, stock and people, live from the events that are committed; and how the pages fare in browsers.",
    (_TODAY, _SALES, _STOCK, _SEARCH, _ANALYTICS, _BROWSERS),
)
