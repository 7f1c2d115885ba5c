"""Alerts: each fires, does not fire, and ends (promtool); each has its page, and nothing is left over."""

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
import yaml
from alert_case import Case
from alert_cases import CASES

from embedded.checkout import repository
from observability.boards import DASHBOARDS
from observability.files import Folder

FOLDER = Folder(repository() / "observability")
ALERTS = list(FOLDER.alerts())
SECTIONS = ("## Meaning", "## Impact", "## Diagnosis", "## Mitigation")
needs_promtool = pytest.mark.skipif(
    shutil.which("promtool") is None, reason="promtool is not on PATH; Debian's package prometheus brings it"
)


def promtool(*arguments: object) -> str:
    """What it says; fails the test with that when it finds something wrong."""
    done = subprocess.run(["promtool", *map(str, arguments)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@needs_promtool
def test_prometheus_accepts_every_rule_file() -> None:
    assert "SUCCESS" in promtool("check", "rules", "--lint=all", "--lint-fatal", *FOLDER.rules)


@needs_promtool
@pytest.mark.parametrize("case", CASES, ids=str)
def test_an_alert_fires_when_it_must_and_ends_and_not_otherwise(case: Case, tmp_path: Path) -> None:
    files = [str(file) for file in FOLDER.rules if f"alert: {case.alert}\n" in file.read_text()]
    written = tmp_path / "case.yaml"
    written.write_text(yaml.safe_dump(case.promtool(files)))
    assert "SUCCESS" in promtool("test", "rules", written)


def test_every_rule_has_its_case() -> None:
    rules = Counter((alert.name, *sorted(alert.labels.items())) for alert in ALERTS)
    fixed = {"severity", "window", "sign"}
    cases = {
        (case.alert, *sorted((name, value) for name, value in case.labels.items() if name in fixed)) for case in CASES
    }
    assert set(rules) == cases
    assert set(rules.values()) == {1}, "two rules that nothing tells apart"


def test_every_alert_says_what_it_must() -> None:
    for alert in ALERTS:
        assert alert.labels["severity"] in ("page", "ticket"), alert.name
        assert set(alert.annotations) == {"summary", "description", "runbook"}, alert.name
        assert alert.annotations["runbook"] == f"observability/runbooks/{alert.name}.md"


def test_every_alert_has_its_runbook_and_no_runbook_is_left_over() -> None:
    assert {file.stem for file in FOLDER.runbooks.glob("*.md")} == {alert.name for alert in ALERTS}


@pytest.mark.parametrize("name", sorted({alert.name for alert in ALERTS}))
def test_a_runbook_leads_from_meaning_to_mitigation(name: str) -> None:
    text = (FOLDER.runbooks / f"{name}.md").read_text()
    assert text.startswith(f"# {name}\n")
    places = [text.index(section) for section in SECTIONS]
    assert places == sorted(places)
    assert "```" in text[places[2] : places[3]], "diagnosis names commands"


def test_panels_and_runbooks_name_only_runbooks_that_exist() -> None:
    known = {alert.name for alert in ALERTS}
    for board in DASHBOARDS:
        for panel in board.panels():
            assert set(re.findall(r"[Rr]unbook (\w+)", panel.description)) <= known, panel.title
