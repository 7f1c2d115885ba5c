"""Analytics and browsers: alerts/analytics.yaml."""

from alert_case import Case, counter, gauge, ticket

_JOB = 'job="analytics-service",instance="a"'
_BEHIND = f"analytics_behind_seconds{{{_JOB}}}"
_REFUSED = f'analytics_events_total{{{_JOB},outcome="no_room"}}'
_ASIDE = f"analytics_batches_laid_aside_total{{{_JOB}}}"
_ERRORS = f'web_script_errors_total{{{_JOB},page="cart"}}'
_SHOWN = f'web_vital_seconds_count{{{_JOB},vital="LCP",page="cart",device="phone"}}'
_VIOLATIONS = f'web_csp_violations_total{{{_JOB},directive="script-src-elem"}}'

ANALYTICS_CASES = (
    Case(
        "AnalyticsBehind", ticket(job="analytics-service", sign="age"),
        broken={_BEHIND: gauge((0, 20), (90, 20), (0, 20))},
        before=15, during=35, after=55,
        # A restart of PostgreSQL, and a large batch every few minutes.
        harmless={_BEHIND: gauge((0, 5), (120, 4), (0, 1), (120, 4), (0, 1), (120, 4), (0, 41))},
    ),
    Case(
        "AnalyticsBehind", ticket(job="analytics-service", sign="refusing"),
        broken={_REFUSED: counter((0, 20), (100, 20), (0, 30))},
        before=15, during=35, after=60,
        harmless={_REFUSED: counter((0, 20), (100, 3), (0, 47))},
    ),
    Case(
        "EventsLaidAside", ticket(job="analytics-service"),
        broken={_ASIDE: counter((0, 20), (1, 2), (0, 100))},
        before=15, during=30, after=110,
        harmless={_ASIDE: counter((0, 120))},
    ),
    Case(
        "ScriptErrors", ticket(job="analytics-service", page="cart"),
        broken={_ERRORS: counter((0, 20), (10, 30), (0, 40)), _SHOWN: counter((60, 90))},
        before=15, during=45, after=85,
        # Extensions of a few browsers.
        harmless={_ERRORS: counter((1, 90)), _SHOWN: counter((60, 90))},
    ),
    Case(
        "CspViolations", ticket(job="analytics-service", directive="script-src-elem"),
        broken={_VIOLATIONS: counter((0, 20), (10, 30), (0, 40))},
        before=15, during=45, after=85,
        harmless={_VIOLATIONS: counter((1, 90))},
    ),
)  # fmt: skip
