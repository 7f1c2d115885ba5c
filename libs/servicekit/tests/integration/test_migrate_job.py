"""`plan --job` and `apply --job`: what a Kubernetes Job leaves for whoever started it."""

import json
from pathlib import Path

import pytest
from migrate_builders import Shop, Step, a_service, a_shop, started

from servicekit.migrate.job import BEGIN, END, MAX_BYTES, report
from servicekit.migrate.results import ExitCode, Outcome, Result

TABLE = Step("CREATE TABLE orders (id int PRIMARY KEY, old int)")
DROP = Step("ALTER TABLE orders DROP COLUMN old", phase="contract")


@pytest.fixture
def shop(postgres_admin_url: str) -> Shop:
    return a_shop(postgres_admin_url)


def test_a_plan_stands_between_markers_and_its_verdict_in_the_message(shop: Shop, tmp_path: Path) -> None:
    service = a_service(tmp_path / "service", TABLE, DROP)
    message = tmp_path / "message"
    run = started(service, shop.urls.migrator, "plan", "--job", "--termination-log", str(message))
    output, _ = run.communicate(timeout=60)
    plan = output.partition(BEGIN)[2].partition(END)[0]
    assert "CREATE TABLE orders" in plan
    assert "-- 0002 (contract)" in plan
    answer = json.loads(message.read_text())
    assert json.loads(output.splitlines()[-1]) == answer
    assert (answer["verdict"], answer["revisions"], answer["needs"]) == ("destructive", ["0001", "0002"], "0001")
    assert answer["hash"] in plan
    assert "sql" not in answer


def test_apply_leaves_a_message_too(shop: Shop, tmp_path: Path) -> None:
    service = a_service(tmp_path / "service", TABLE)
    message = tmp_path / "message"
    options = ("apply", "--job", "--termination-log", str(message), "--expect-hash", "of-another-plan")
    run = started(service, shop.urls.migrator, *options)
    output, _ = run.communicate(timeout=60)
    assert run.returncode == 3
    assert BEGIN not in output
    assert json.loads(message.read_text())["outcome"] == "refused"


def test_a_message_fits_whatever_it_says(tmp_path: Path) -> None:
    revisions = [{"id": f"{number:04}", "phase": "expand", "summary": "x" * 80} for number in range(1, 2000)]
    details: dict[str, object] = {
        "revisions": revisions,
        "sql": "SELECT 1",
        "hash": "h",
        "verdict": "safe",
        "findings": [],
    }
    result = Result("plan", Outcome.PLANNED, ExitCode.OK, "ü" * 5000, details=details)
    with (tmp_path / "log").open("w+") as log:
        report(result, log, tmp_path / "message")
    message = (tmp_path / "message").read_bytes()
    assert len(message) <= MAX_BYTES
    assert json.loads(message)["revisions"] == ["0001", "…", "1999"]


def test_a_log_that_cannot_be_written_fails_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with (tmp_path / "log").open("w+") as log:
        report(Result("apply", Outcome.APPLIED, ExitCode.OK, "Done."), log, tmp_path / "absent" / "message")
    assert "no termination message" in caplog.text
