import httpx2
import pytest
from browser import HINTS
from builders import a_body
from fastapi import FastAPI
from test_report_authorization import TABLE as REPORTS
from test_vitals import VITALS

from testkit.authorization import Actor, Case, Rule, assert_complete, cases
from testkit.tokens import TestIssuer

TABLE = {
    "POST /analytics/events": Rule("optional", json={"events": [a_body()]}),
    "POST /analytics/vitals": Rule("public", json=VITALS),
}


def test_every_operation_is_in_the_authorisation_table(app: FastAPI) -> None:
    assert_complete(app, TABLE | REPORTS | _platform_operations(app))


def _platform_operations(app: FastAPI) -> dict[str, Rule]:
    """Probes and docs are everybody's."""
    return {
        f"{method.upper()} {path}": Rule("public")
        for path, methods in app.openapi()["paths"].items()
        for method in methods
        if not path.startswith("/analytics")
    }


@pytest.mark.parametrize("case", cases(TABLE), ids=str)
async def test_authorisation(case: Case, client: httpx2.AsyncClient, issuer: TestIssuer) -> None:
    headers = {**case.headers(token_of(case, issuer)), **HINTS}
    answer = await client.request(case.method, case.path({}), json=case.json, headers=headers)
    case.check(answer.status_code)


def token_of(case: Case, issuer: TestIssuer) -> str | None:
    """Of whoever the case is about."""
    if case.actor is Actor.ANONYMOUS:
        return None
    if case.actor in (Actor.SERVICE, Actor.OTHER_SERVICE):
        return issuer.service_token("order-service", "analytics-service", "catalogue:read")
    return issuer.access_token(None, case.role)
