"""`apply` on a real server, as its own process."""

import subprocess
import sys
from pathlib import Path

import pytest
from migrate_builders import Shop, Step, a_service, a_shop, finished, migrate, started

TABLE = Step("CREATE TABLE orders (id int)", "DROP TABLE orders")
COLUMN = Step("ALTER TABLE orders ADD COLUMN total int", "ALTER TABLE orders DROP COLUMN total")
CONTRACT = Step("ALTER TABLE orders DROP COLUMN id", phase="contract")


@pytest.fixture
def shop(postgres_admin_url: str) -> Shop:
    return a_shop(postgres_admin_url)


def test_an_empty_database_goes_to_head_and_stays(shop: Shop, tmp_path: Path) -> None:
    service = a_service(tmp_path, TABLE, COLUMN)
    first = migrate(service, shop.urls.migrator, "apply")
    assert first.code == 0
    assert first.json == {
        "contract": 1,
        "command": "apply",
        "outcome": "applied",
        "code": 0,
        "sentence": "The database went from empty to 0002.",
        "current": "0002",
        "needs": "0002",
        "head": "0002",
        "min_image_revision": None,
        "target": "0002",
        "from": None,
        "applied": ["0001", "0002"],
    }
    assert shop.rows("SELECT tableowner FROM pg_tables WHERE tablename = 'orders'") == [(f"{shop.name}_owner",)]
    second = migrate(service, shop.urls.migrator, "apply")
    assert (second.code, second.json["outcome"], second.json["applied"]) == (0, "nothing", [])


def test_target_needs_leaves_the_last_contracts(shop: Shop, tmp_path: Path) -> None:
    service = a_service(tmp_path, TABLE, CONTRACT, COLUMN, Step(phase="contract"))
    assert migrate(service, shop.urls.migrator, "apply", "--target", "needs").json["current"] == "0003"
    assert migrate(service, shop.urls.migrator, "apply").json["applied"] == ["0004"]


def test_a_failing_revision_leaves_the_one_before(shop: Shop, tmp_path: Path) -> None:
    service = a_service(tmp_path, TABLE, Step("CREATE TABLE gone (id int); SELECT 1/0"))
    answer = migrate(service, shop.urls.migrator, "apply")
    assert (answer.code, answer.json["outcome"], answer.json["sqlstate"]) == (4, "failed", "22012")
    assert "division by zero" in answer.json["sentence"]
    assert shop.revision() == "0001"
    assert shop.rows("SELECT to_regclass('gone')") == [(None,)]
    a_service(tmp_path, TABLE, COLUMN)
    assert migrate(service, shop.urls.migrator, "apply").json["applied"] == ["0002"]


def test_two_runners_take_turns(shop: Shop, tmp_path: Path) -> None:
    service = a_service(tmp_path, TABLE, Step("SELECT pg_sleep(1)"), COLUMN)
    runs = [started(service, shop.urls.migrator, "apply") for _ in range(2)]
    answers = [finished(run) for run in runs]
    assert sorted((answer.code, answer.json["outcome"]) for answer in answers) == [(0, "applied"), (0, "nothing")]


def test_a_runner_gives_up_when_the_lock_stays_taken(shop: Shop, tmp_path: Path) -> None:
    service = a_service(tmp_path, TABLE)
    with shop.session() as other:
        other.execute("SELECT pg_advisory_lock(hashtextextended('souk/migrate', 0))")
        answer = migrate(service, shop.urls.migrator, "apply", "--wait", "0.3")
        assert (answer.code, answer.json["outcome"], shop.revision()) == (5, "not_yet", None)
        waiting = started(service, shop.urls.migrator, "apply", "--wait", "30")
        asks = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'souk-migrate'"
        shop.wait_until(lambda: shop.rows(asks))
    assert finished(waiting).json["outcome"] == "applied"


def test_a_lock_in_the_way_is_tried_again(shop: Shop, tmp_path: Path) -> None:
    service = a_service(tmp_path, TABLE, COLUMN)
    migrate(service, shop.urls.migrator, "apply", "--target", "0001")
    with shop.session() as other, other.transaction():
        other.execute("SELECT FROM orders")
        once = migrate(service, shop.urls.migrator, "apply", "--lock-timeout", "100ms", "--tries", "1")
        assert (once.code, once.json["sqlstate"], shop.revision()) == (4, "55P03", "0001")
        again = started(service, shop.urls.migrator, "apply", "--lock-timeout", "300ms")
        shop.wait_until(lambda: shop.running("ALTER TABLE"))
        shop.wait_until(lambda: not shop.running("ALTER TABLE"))
    answer = finished(again)
    assert answer.json["outcome"] == "applied"
    assert "attempt 1 of 6 met a lock" in answer.log


def test_a_deadlock_is_tried_again(shop: Shop, tmp_path: Path) -> None:
    tables = Step("CREATE TABLE a (id int); CREATE TABLE b (id int)")
    locks = Step("LOCK TABLE a; SELECT pg_sleep(1); LOCK TABLE b")
    service = a_service(tmp_path, tables, locks)
    migrate(service, shop.urls.migrator, "apply", "--target", "0001")
    with shop.session() as other, other.transaction():
        other.execute("SET LOCAL deadlock_timeout = '1min'")
        other.execute("LOCK TABLE b")
        run = started(service, shop.urls.migrator, "apply", "--lock-timeout", "30s")
        shop.wait_until(lambda: shop.running("LOCK TABLE a"))
        other.execute("LOCK TABLE a")
    answer = finished(run)
    assert answer.json["outcome"] == "applied", answer
    assert "deadlock detected" in answer.log


def test_a_statement_timeout_is_not_tried_again(shop: Shop, tmp_path: Path) -> None:
    service = a_service(tmp_path, Step("SELECT pg_sleep(30)"))
    answer = migrate(service, shop.urls.migrator, "apply", "--statement-timeout", "200ms")
    assert (answer.code, answer.json["sqlstate"]) == (4, "57014")


def test_the_timeouts_hold_in_autocommit_blocks(shop: Shop, tmp_path: Path) -> None:
    service = a_service(tmp_path, Step(alone=("SELECT pg_sleep(30)",)))
    answer = migrate(service, shop.urls.migrator, "apply", "--statement-timeout", "200ms")
    assert (answer.code, answer.json["sqlstate"]) == (4, "57014")


def test_an_invalid_index_is_refused_until_a_retry_has_mended_it(shop: Shop, tmp_path: Path) -> None:
    build = ("DROP INDEX CONCURRENTLY IF EXISTS once", "CREATE UNIQUE INDEX CONCURRENTLY once ON orders (id)")
    service = a_service(tmp_path, TABLE, Step(alone=build))
    migrate(service, shop.urls.migrator, "apply", "--target", "0001")
    shop.rows("INSERT INTO orders VALUES (1), (1)")
    assert migrate(service, shop.urls.migrator, "apply").json["sqlstate"] == "23505"
    left = migrate(service, shop.urls.migrator, "apply", "--target", "0001")
    assert (left.code, left.json["outcome"], left.json["invalid_indexes"]) == (3, "refused", ["once"])
    shop.rows("DELETE FROM orders")
    assert migrate(service, shop.urls.migrator, "apply").json["outcome"] == "applied"


def test_sigterm_cancels_the_statement(shop: Shop, tmp_path: Path) -> None:
    service = a_service(tmp_path, TABLE, Step("CREATE TABLE half (id int); SELECT pg_sleep(60)"))
    run = started(service, shop.urls.migrator, "apply")
    shop.wait_until(lambda: shop.running("CREATE TABLE half"))
    run.terminate()
    answer = finished(run)
    assert (answer.code, answer.json["outcome"]) == (143, "terminated")
    assert shop.running("CREATE TABLE half") == 0
    assert shop.revision() == "0001"


def test_a_runner_that_is_killed_leaves_whole_revisions_and_no_lock(shop: Shop, tmp_path: Path) -> None:
    service = a_service(tmp_path, TABLE, Step("CREATE TABLE half (id int); SELECT pg_sleep(60)"))
    run = started(service, shop.urls.migrator, "apply")
    shop.wait_until(lambda: shop.running("CREATE TABLE half"))
    run.kill()
    run.communicate()
    shop.wait_until(lambda: not shop.running("CREATE TABLE half"))
    assert shop.revision() == "0001"
    a_service(tmp_path, TABLE, COLUMN)
    assert migrate(service, shop.urls.migrator, "apply", "--wait", "5").json["applied"] == ["0002"]


def test_only_the_approved_plan_is_applied(shop: Shop, tmp_path: Path) -> None:
    service = a_service(tmp_path, TABLE)
    approved = migrate(service, shop.urls.migrator, "plan").json["hash"]
    a_service(tmp_path, Step("CREATE TABLE another (id int)"))
    other = migrate(service, shop.urls.migrator, "apply", "--expect-hash", approved)
    assert (other.code, other.json["outcome"], shop.revision()) == (3, "refused", None)
    assert other.json["hash"] != approved
    a_service(tmp_path, TABLE)
    assert migrate(service, shop.urls.migrator, "apply", "--expect-hash", approved).code == 0


def test_a_database_that_is_ahead_is_left_alone(shop: Shop, tmp_path: Path) -> None:
    migrate(a_service(tmp_path, TABLE, COLUMN), shop.urls.migrator, "apply")
    answer = migrate(a_service(tmp_path, TABLE), shop.urls.migrator, "apply")
    assert (answer.code, answer.json["outcome"], shop.revision()) == (0, "nothing", "0002")
    assert "ahead" in answer.json["sentence"]


def test_an_image_from_before_a_contract_is_refused(shop: Shop, tmp_path: Path) -> None:
    migrate(a_service(tmp_path, TABLE, COLUMN, CONTRACT), shop.urls.migrator, "apply")
    answer = migrate(a_service(tmp_path, TABLE), shop.urls.migrator, "apply")
    assert (answer.code, answer.json["outcome"]) == (3, "refused")
    assert "before 0003" in answer.json["sentence"]


def test_a_revision_from_elsewhere_is_refused(shop: Shop, tmp_path: Path) -> None:
    migrate(a_service(tmp_path, TABLE), shop.urls.migrator, "apply")
    shop.rows("UPDATE alembic_version SET version_num = '0000abc'")
    answer = migrate(a_service(tmp_path, TABLE), shop.urls.migrator, "apply")
    assert (answer.code, answer.json["outcome"]) == (3, "refused")


def test_alembic_works_by_hand(shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    service = a_service(tmp_path, TABLE, COLUMN, CONTRACT)
    monkeypatch.setenv("MIGRATE_DATABASE_URL", shop.urls.migrator)
    for words, revision in ((["upgrade", "head"], "0003"), (["downgrade", "0001"], "0001")):
        subprocess.run(
            [Path(sys.executable).with_name("alembic"), *words], cwd=service, check=True, capture_output=True
        )
        assert shop.revision() == revision


@pytest.mark.parametrize(
    ("url", "code", "sentence"),
    [
        (None, 1, "set MIGRATE_DATABASE_URL"),
        ("postgresql://migrator:canary@127.0.0.1:1/shop", 5, "does not answer"),
    ],
)
def test_what_is_missing_is_said(tmp_path: Path, url: str | None, code: int, sentence: str) -> None:
    answer = migrate(a_service(tmp_path, TABLE), url, "apply")
    assert answer.code == code
    assert sentence in answer.json["sentence"]
    assert "canary" not in answer.log + str(answer.json)


def test_a_folder_without_alembic_ini_is_named(tmp_path: Path) -> None:
    answer = migrate(tmp_path, None, "apply")
    assert (answer.code, answer.json["outcome"]) == (1, "error")
    assert str(tmp_path) in answer.json["sentence"]
