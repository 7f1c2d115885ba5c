"""Every report × everybody who might ask for it."""

import time

import httpx2
import pytest

from testkit.authorization import Actor, Case, Rule, cases
from testkit.tokens import TestIssuer

_READS = Rule("permission:analytics.read")
_REPORTS = (
    "dashboard", "revenue", "products/sold", "categories/sold", "search/terms", "behaviour/funnel",
    "behaviour/cohorts", "behaviour/sessions", "behaviour/baskets",
)  # fmt: skip
TABLE = {
    "GET /analytics/products/popular": Rule("optional"),
    "GET /analytics/search/trending": Rule("optional"),
    "GET /analytics/stream": _READS,
    **{f"GET /analytics/{report}": _READS for report in _REPORTS},
    **{f"GET /analytics/{report}.csv": _READS for report in _REPORTS},
}


@pytest.mark.parametrize("operation", TABLE)
async def test_authorisation(operation: str, client: httpx2.AsyncClient, issuer: TestIssuer) -> None:
    for case in cases({operation: TABLE[operation]}):
        answer = await client.request(case.method, case.path({}), headers=case.headers(_token_of(case, issuer)))
        case.check(answer.status_code, answer.text, {})


def _token_of(case: Case, issuer: TestIssuer) -> str | None:
    """Of whoever the case is about; soon over, since a stream is open for as long as the token holds."""
    if case.actor is Actor.ANONYMOUS:
        return None
    if case.actor in (Actor.SERVICE, Actor.OTHER_SERVICE):
        return issuer.service_token("order-service", "analytics-service", "any")
    return issuer.access_token(None, case.role, exp=int(time.time()) + 2)
