"""`gate` and `plan`."""

import json
from pathlib import Path

import pytest
from migrate_builders import BROKEN_ENV, ENV, Shop, Step, a_service, a_shop, finished, migrate, started

TABLE = Step("CREATE TABLE orders (id int PRIMARY KEY, old int)")
COLUMN = Step("ALTER TABLE orders ADD COLUMN new int")
CONTRACT = Step("ALTER TABLE orders DROP COLUMN old", phase="contract", extra='min_image_revision = "0002"')


@pytest.fixture
def shop(postgres_admin_url: str) -> Shop:
    return a_shop(postgres_admin_url)


def test_the_gate_asks_for_needs_and_not_for_head(shop: Shop, tmp_path: Path) -> None:
    service = a_service(tmp_path, TABLE, COLUMN, CONTRACT)
    closed = migrate(service, shop.urls.app, "gate")
    assert (closed.code, closed.json["outcome"]) == (5, "not_yet")
    assert closed.json["sentence"] == "The database is at empty, and this image needs 0002."
    migrate(service, shop.urls.migrator, "apply", "--target", "0001")
    assert migrate(service, shop.urls.app, "gate").code == 5
    migrate(service, shop.urls.migrator, "apply", "--target", "needs")
    assert migrate(service, shop.urls.app, "gate").json["outcome"] == "passed"


def test_the_gate_opens_when_the_schema_arrives(shop: Shop, tmp_path: Path) -> None:
    service = a_service(tmp_path, TABLE)
    waiting = started(service, shop.urls.app, "gate", "--wait", "30")
    migrate(service, shop.urls.migrator, "apply")
    assert finished(waiting).json["outcome"] == "passed"


def test_a_waiting_gate_says_what_it_waits_for_and_whom_to_ask(shop: Shop, tmp_path: Path) -> None:
    service = a_service(tmp_path, TABLE)
    waiting = started(service, shop.urls.app, "gate", "--wait", "60", "--look", "kubectl describe database shop")
    [line] = [json.loads(next(each for each in waiting.stderr or () if each.startswith("{")))]
    migrate(service, shop.urls.migrator, "apply")
    assert finished(waiting).code == 0
    assert line["sentence"] == "The database is at empty, and this image needs 0001."
    assert (line["needs"], line["waited_seconds"], line["of_seconds"]) == ("0001", 0, 60)
    assert line["look"] == "kubectl describe database shop"


def stall(shop: Shop, image: str, sentence: str) -> None:
    note = json.dumps({"image": image, "sentence": sentence}).replace("'", "''")
    shop.rows(f"COMMENT ON SCHEMA souk IS 'souk.dev/stalled={note}'")


def test_a_gate_ends_at_once_when_the_migration_of_its_image_is_stalled(shop: Shop, tmp_path: Path) -> None:
    service, log = a_service(tmp_path / "service", TABLE), tmp_path / "termination-log"
    as_pod = ("gate", "--wait", "60", "--image", "shop:2", "--job", "--termination-log", str(log))
    stall(shop, "shop:2", f"Applying 0001 to {shop.name} failed.")
    ended = migrate(service, shop.urls.app, *as_pod)
    assert (ended.code, ended.json["outcome"]) == (3, "refused")
    assert f"Applying 0001 to {shop.name} failed." in json.loads(log.read_text())["sentence"]
    # Told once: started anew it waits, and opens as soon as somebody has mended it.
    waiting = started(service, shop.urls.app, *as_pod)
    assert "failed." in json.loads(next(each for each in waiting.stderr or () if each.startswith("{")))["sentence"]
    migrate(service, shop.urls.migrator, "apply")
    assert finished(waiting).json["outcome"] == "passed"


def test_a_word_that_is_out_of_date_stops_no_gate(shop: Shop, tmp_path: Path) -> None:
    service = a_service(tmp_path, TABLE)
    stall(shop, "shop:2", f"Applying 0001 to {shop.name} failed.")
    another = migrate(service, shop.urls.app, "gate", "--image", "shop:3")
    assert (another.code, another.json["sentence"]) == (5, "The database is at empty, and this image needs 0001.")
    assert migrate(service, shop.urls.app, "gate").code == 5
    migrate(service, shop.urls.migrator, "apply")
    assert migrate(service, shop.urls.app, "gate", "--image", "shop:2").code == 0


@pytest.mark.parametrize("comment", ["standard public schema", "souk.dev/stalled=", 'souk.dev/stalled={"image": 1}'])
def test_any_other_comment_is_no_word_for_the_gate(shop: Shop, tmp_path: Path, comment: str) -> None:
    shop.rows(f"COMMENT ON SCHEMA souk IS '{comment}'")
    assert migrate(a_service(tmp_path, TABLE), shop.urls.app, "gate", "--image", "1").code == 5


def test_the_gate_waits_for_a_server_that_may_write(shop: Shop, tmp_path: Path) -> None:
    service = a_service(tmp_path, TABLE)
    migrate(service, shop.urls.migrator, "apply")
    separator = "&" if "?" in shop.urls.app else "?"
    only_reading = f"{shop.urls.app}{separator}options=-c%20default_transaction_read_only%3Don"
    closed = migrate(service, only_reading, "gate")
    assert (closed.code, closed.json["outcome"]) == (5, "not_yet")
    assert "read-only" in closed.json["sentence"]


def test_a_rollback_passes_over_an_expand_and_fails_over_a_contract(shop: Shop, tmp_path: Path) -> None:
    new = a_service(tmp_path / "new", TABLE, COLUMN, CONTRACT)
    one_before = a_service(tmp_path / "one_before", TABLE, COLUMN)
    two_before = a_service(tmp_path / "two_before", TABLE)
    migrate(new, shop.urls.migrator, "apply", "--target", "needs")
    ahead = migrate(two_before, shop.urls.app, "gate")
    assert (ahead.code, "ahead of this image" in ahead.json["sentence"]) == (0, True)
    assert migrate(new, shop.urls.migrator, "apply").code == 0
    assert migrate(one_before, shop.urls.app, "gate").json["min_image_revision"] == "0002"
    over = migrate(two_before, shop.urls.app, "gate", "--wait", "60")
    assert (over.code, over.json["outcome"]) == (3, "refused")
    assert "deploy an image with revision 0002 or newer" in over.json["sentence"]


def test_the_gate_imports_no_application_code(shop: Shop, tmp_path: Path) -> None:
    migrate(a_service(tmp_path, TABLE), shop.urls.migrator, "apply")
    broken = a_service(tmp_path, TABLE, env=BROKEN_ENV)
    assert migrate(broken, shop.urls.app, "gate").code == 0
    assert migrate(a_service(tmp_path, TABLE, COLUMN, env=BROKEN_ENV), shop.urls.migrator, "plan").code == 1


def test_a_database_that_is_away_is_not_yet_there(tmp_path: Path) -> None:
    answer = migrate(a_service(tmp_path, TABLE), "postgresql://x:y@127.0.0.1:1/z", "gate")
    assert (answer.code, answer.json["outcome"]) == (5, "not_yet")


def test_a_plan_is_the_same_each_time_and_changes_nothing(shop: Shop, tmp_path: Path) -> None:
    service = a_service(tmp_path, TABLE, COLUMN)
    first, second = (migrate(service, shop.urls.migrator, "plan").json for _ in range(2))
    assert first == second
    assert (first["outcome"], first["current"], first["target"]) == ("planned", None, "0002")
    assert "CREATE TABLE orders (id int PRIMARY KEY, old int);" in first["sql"]
    assert [(each["id"], each["phase"]) for each in first["revisions"]] == [("0001", "expand"), ("0002", "expand")]
    assert shop.revision() is None


def test_a_plan_starts_where_the_database_is(shop: Shop, tmp_path: Path) -> None:
    service = a_service(tmp_path, TABLE, COLUMN)
    migrate(service, shop.urls.migrator, "apply", "--target", "0001")
    answer = migrate(service, shop.urls.migrator, "plan").json
    assert "CREATE TABLE" not in answer["sql"]
    assert answer["verdict"] == "safe"
    migrate(service, shop.urls.migrator, "apply")
    done = migrate(service, shop.urls.migrator, "plan").json
    assert (done["outcome"], done["verdict"], done["sql"]) == ("nothing", "nothing", "")


@pytest.mark.parametrize(
    ("step", "verdict"),
    [
        (COLUMN, "safe"),
        (Step("CREATE INDEX slow ON orders (old)"), "warnings"),
        (Step("DROP TABLE orders"), "destructive"),
        (CONTRACT, "destructive"),
    ],
)
def test_the_verdict_says_how_dangerous_it_is(shop: Shop, tmp_path: Path, step: Step, verdict: str) -> None:
    service = a_service(tmp_path, TABLE, step, env=ENV)
    migrate(service, shop.urls.migrator, "apply", "--target", "0001")
    assert migrate(service, shop.urls.migrator, "plan").json["verdict"] == verdict


def test_the_command_answers_in_one_line_of_json(shop: Shop, tmp_path: Path) -> None:
    answer = finished(started(a_service(tmp_path, TABLE), shop.urls.migrator, "plan"))
    assert answer.json["contract"] == 1
    assert "migrator-pw" not in answer.log + str(answer.json)
