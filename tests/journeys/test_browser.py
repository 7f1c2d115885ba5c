"""The shop in a real browser: each journey of `frontend/e2e` is a test of its own, walked on this platform."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import Platform

from embedded.checkout import repository
from embedded.node import run_program
from souk.frontend.browser import CHROMIUM, chromium, why_not

FRONTEND = repository() / "frontend"
_MISSING = why_not(repository())
_SECONDS = 3600.0
"""For all of them, on a machine that has no breath."""


def _playwright(*arguments: str, **environment: str) -> str:
    done = run_program(FRONTEND, "playwright", "test", *arguments, seconds=_SECONDS, environment=environment)
    return done.stdout


def _journeys(suite: dict[str, Any], above: str = "") -> dict[str, dict[str, Any]]:
    """Every journey in a JSON report by its name: where, project, title."""
    found = {}
    here = f"{above}{suite['title']} › " if above or suite.get("file") != suite["title"] else ""
    for spec in suite.get("specs", []):
        for test in spec["tests"]:
            found[f"{test['projectName']}: {here}{spec['title']}"] = test
    for below in suite.get("suites", []):
        found |= _journeys(below, here)
    return found


def _report(text: str) -> dict[str, dict[str, Any]]:
    report = json.loads(text[text.index("{") :])
    assert not report["errors"], report["errors"]
    return {name: test for suite in report["suites"] for name, test in _journeys(suite).items()}


_NAMES: list[Any] = (
    [pytest.param("", marks=pytest.mark.skip(reason=_MISSING))]
    if _MISSING
    else sorted(_report(_playwright("--list", "--reporter=json")))
)


def _asked_for(items: list[Any]) -> list[str]:
    return [item.callspec.params["journey"] for item in items if item.path == Path(__file__)]


def _only(names: list[str]) -> list[str]:
    """Playwright's arguments for these journeys; one of the same title in another project may come along."""
    if len(names) == len(_NAMES):
        return []
    titles = "|".join(sorted({re.escape(name.partition(": ")[2].rpartition(" › ")[2]) for name in names}))
    return [f"--grep={titles}", *(f"--project={name}" for name in sorted({name.partition(":")[0] for name in names}))]


@pytest.fixture(scope="module")
def walked(
    request: pytest.FixtureRequest, platform: Platform, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, Any]]:
    """Those that are asked for, two at a time, by one browser."""
    report: Path = tmp_path_factory.mktemp("browser") / "report.json"
    said = _playwright(
        "--reporter=json",
        *_only(_asked_for(list(request.session.items))),
        SOUK_URL=platform.url,
        SOUK_MAILS=f"http://localhost:{platform.port('mail')}",
        PLAYWRIGHT_JSON_OUTPUT_NAME=str(report),
        **{CHROMIUM: str(chromium())},
    )
    assert report.exists(), said
    return _report(report.read_text())


@pytest.mark.parametrize("journey", _NAMES)
def test_journey(journey: str, walked: dict[str, dict[str, Any]]) -> None:
    last = walked[journey]["results"][-1]
    errors = "\n".join(error.get("message", "") for error in last.get("errors", []))
    assert last["status"] == "passed", errors or last["status"]
