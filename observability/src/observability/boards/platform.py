"""Is the shop well, and if not, where? Every service on one page."""

from observability.boards.resources import EVENTS, RESOURCES
from observability.panels import Dashboard, Query, Row, lines, number
from observability.promql import (
    CHECKOUT,
    DURATION,
    FAILED,
    REQUESTS,
    SERVED,
    SERVICES,
    STREAMS,
    at_least_zero,
    events,
    grew,
    largest,
    per_minute,
    quantile,
    rate,
    share,
    total,
)
from observability.slo import OBJECTIVES, burn_rate

_BY_JOB = "{{job}}"
_UPSTREAM = "{{job}} → {{upstream}}"

_AT_A_GLANCE = Row(
    "At a glance",
    (
        number(
            "Services without a ready pod",
            "Nothing asked of them is answered. Above 0: runbook ServiceNotReady; all at once: PostgreSQL is away.",
            "short",
            Query(f"count({largest('service_ready', 'namespace', 'job')} == 0) or vector(0)", "not ready"),
            bad=1,
        ),
        number(
            "Instances down",
            "Pods that Prometheus cannot scrape. Above 0: see 'Up' below for which, then runbook ServiceDown.",
            "short",
            Query(f"count(up{{{SERVICES}}} == 0) or vector(0)", "down"),
            bad=1,
        ),
        number(
            "Requests failed",
            "Share answered with 5xx; the objective allows 0.05 %. Red: find the service under 'Errors' below, open it"
            " in 'Souk: one service' and look at its routes and upstreams.",
            "percentunit",
            Query(share(rate(REQUESTS, SERVICES, SERVED, FAILED), rate(REQUESTS, SERVICES, SERVED)), "5xx"),
            warn=0.0005,
            bad=0.0072,
        ),
        number(
            "Checkout failed",
            "Share of checkouts and payments answered with 5xx; 0.1 % is allowed. Red: open 'Souk: checkout'.",
            "percentunit",
            Query(share(rate(REQUESTS, CHECKOUT, FAILED), rate(REQUESTS, CHECKOUT)), "5xx"),
            warn=0.001,
            bad=0.0144,
        ),
        number(
            "Purchases per minute",
            "Orders paid and confirmed. Falling while visits do not: open 'Souk: checkout' and look where it narrows.",
            "short",
            Query(per_minute("events_committed_total", events("order.paid")), "paid"),
        ),
        number(
            "Oversold variants",
            "Must be 0: of these more was promised than there is. Above 0: stop selling them, runbook Oversold.",
            "short",
            Query(largest("souk_oversold_variants"), "oversold"),
            bad=1,
        ),
        number(
            "Dead letters",
            "Messages laid aside since the range began, each an effect that did not happen. Runbook DeadLetters.",
            "short",
            Query(at_least_zero(total(grew("messages_total", 'outcome="dead"'))), "dead"),
            bad=1,
        ),
    ),
)

_RED = Row(
    "Rate, errors, duration",
    (
        lines(
            "Requests",
            "Served per second, probes left out. A sudden drop of all: look at the gateway. A drop of one: is it up?"
            " A rise of one: a caller that retries, or visitors; 'Retries' tells them apart.",
            "reqps",
            Query(total(rate(REQUESTS, SERVICES, SERVED), "job"), _BY_JOB),
        ),
        lines(
            "Errors",
            "Share answered with 5xx. The culprit is the service that fails without an upstream failing:"
            " compare with 'Breakers' and start at the end of the chain.",
            "percentunit",
            Query(share(rate(REQUESTS, SERVICES, SERVED, FAILED), rate(REQUESTS, SERVICES, SERVED), "job"), _BY_JOB),
            warn=0.0005,
            bad=0.0072,
        ),
        lines(
            "Duration, median",
            "Half of the requests are faster. Raised while p99 is calm: everything became slower, as by a missing index"
            " or a busy machine; look at CPU.",
            "s",
            Query(quantile(0.5, DURATION, SERVICES, STREAMS, by=["job"]), _BY_JOB),
        ),
        lines(
            "Duration, 99th percentile",
            "One in a hundred is slower; live views left out. Raised with a calm median: locks, a pool that is used up,"
            " or one slow route; open the service's own dashboard.",
            "s",
            Query(quantile(0.99, DURATION, SERVICES, STREAMS, by=["job"]), _BY_JOB),
            warn=0.25,
            bad=1,
        ),
        lines(
            "Up",
            "Instances that answer the scrape, per service. Fewer than the Deployment wants: kubectl -n souk get pods,"
            " then describe and logs --previous of the one that fails.",
            "short",
            Query(f"sum by (job) (up{{{SERVICES}}})", _BY_JOB),
        ),
        lines(
            "Gateway's answers",
            "Per second, by code; of every shop behind it. 503: a service without a ready pod; 502, 504: pods that"
            " do not answer. Runbook GatewayErrors.",
            "reqps",
            Query(total(rate("traefik_entrypoint_requests_total"), "code"), "{{code}}", every_shop=True),
        ),
        lines(
            "Retries",
            "Requests sent again, per second. More than a tenth of an upstream's traffic: it is failing; the retry"
            " budget will stop the repeats by itself, so mend the upstream.",
            "reqps",
            Query(total(rate("http_client_retries_total"), "job", "upstream"), _UPSTREAM),
        ),
    ),
)

_BUDGETS = Row(
    "Error budgets",
    tuple(
        lines(
            f"{objective.name}: burn rate",
            f"How many times too fast the budget burns ({objective.target:.2%} of all must be good; bad:"
            f" {objective.sentence}). 1 spends it by the end of the month; above 6 somebody is paged."
            f" Runbook {objective.name}Burn.",
            "short",
            Query(burn_rate(objective, "1h"), "{{namespace}} {{job}} 1h"),
            Query(burn_rate(objective, "5m"), "{{namespace}} {{job}} 5m"),
            warn=1,
            bad=6,
        )
        for objective in OBJECTIVES
    ),
)

DASHBOARD = Dashboard(
    "souk-platform",
    "Souk: platform",
    "Start here: whether the shop is well, and which service to open next.",
    (_AT_A_GLANCE, _RED, _BUDGETS, RESOURCES, EVENTS),
)
