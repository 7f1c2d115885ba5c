"""Reaching the desired state from an empty server, again, from a clone, and as an admin with few rights."""

import psycopg
import pytest
from builders import PASSWORDS, a_database, an_admin, role_url_of_admin, run

from pgprovision import (
    ActionRefused,
    DatabaseSpec,
    ExtensionSpec,
    InvalidSpec,
    Passwords,
    can_log_in,
    connected,
    drift,
    locked,
    provision,
    role_url,
    urls,
)

HOSTILE = "x\"; DROP ROLE y; -- '%s {0}"


def test_a_second_provision_does_nothing(superuser_url: str) -> None:
    shop = a_database(superuser_url, marker="souk/local/shop", extensions=("pg_trgm", "vector"))
    run(shop.migrator_url, "CREATE TABLE t (id serial PRIMARY KEY)", "CREATE TABLE p (d date) PARTITION BY RANGE (d)")
    assert provision(superuser_url, shop.spec, PASSWORDS) == []


def test_the_report_names_what_was_done_and_no_password(superuser_url: str) -> None:
    spec = DatabaseSpec("reported")
    done = provision(superuser_url, spec, Passwords(migrator="hidden", app_a="hidden"))
    assert 'CREATE ROLE "reported_owner"' in done
    assert 'ALTER ROLE "reported_app_a" PASSWORD …' in done
    assert not any("hidden" in line or "SCRAM" in line for line in done)
    assert "hidden" not in repr(Passwords(app_a="hidden")) + repr(urls(superuser_url, spec, Passwords("hidden")))


def test_marker_and_connection_limit_follow_the_spec(superuser_url: str) -> None:
    shop = a_database(superuser_url, marker="cluster/souk/shop's", connection_limit=7)
    changed = DatabaseSpec(shop.spec.name, shop.spec.extensions, connection_limit=9, marker="cluster/souk/other")
    assert provision(superuser_url, changed) == [
        f'ALTER DATABASE "{shop.spec.name}" CONNECTION LIMIT 9',
        f"COMMENT ON DATABASE \"{shop.spec.name}\" IS 'cluster/souk/other'",
    ]


def test_a_changed_password_is_set_and_the_others_stay(superuser_url: str) -> None:
    shop = a_database(superuser_url)
    done = provision(superuser_url, shop.spec, Passwords(app_a="new"))
    assert done == [f'ALTER ROLE "{shop.spec.app_a}" PASSWORD …']
    assert can_log_in(role_url(superuser_url, shop.spec.name, shop.spec.app_a, "new"))
    assert not can_log_in(shop.app_url)
    assert can_log_in(shop.migrator_url)


def test_an_admin_who_is_no_superuser_provisions_and_drops(superuser_url: str) -> None:
    admin_url = an_admin(superuser_url)
    shop = a_database(admin_url, marker="souk/local/shop")
    run(shop.migrator_url, "CREATE TABLE t (id int)")
    run(shop.app_url, "INSERT INTO t VALUES (1)")
    assert provision(admin_url, shop.spec, PASSWORDS) == []
    with psycopg.connect(shop.app_url) as connection:
        connection.execute("SELECT 1")
        run(admin_url, f"DROP DATABASE {shop.spec.name} WITH (FORCE)")
        connection.close()


def test_hostile_names_are_only_names(superuser_url: str) -> None:
    admin_url = an_admin(superuser_url)
    shop = a_database(admin_url, name=HOSTILE, marker="it's /* \\ a marker")
    run(
        shop.migrator_url,
        "CREATE TABLE t (id int)",
        'CREATE FUNCTION "f\'""(" (n int) RETURNS int LANGUAGE sql AS \'SELECT 1\'',
    )
    assert run(shop.app_url, "SELECT current_database(), (SELECT count(*) FROM t)") == [(HOSTILE, 0)]
    assert provision(admin_url, shop.spec, PASSWORDS) == []


@pytest.mark.parametrize("name", ["", "a\0b", "x" * 49, "ü" * 25, "postgres", "Template1", "pg_mine", "public"])
def test_impossible_names_are_refused(name: str) -> None:
    with pytest.raises(InvalidSpec):
        DatabaseSpec(name)


def test_an_untrusted_extension_asks_for_a_database_administrator(superuser_url: str) -> None:
    admin_url = an_admin(superuser_url)
    with pytest.raises(ActionRefused, match='must run in wanted: CREATE EXTENSION "file_fdw"') as refusal:
        provision(admin_url, DatabaseSpec("wanted", ("file_fdw",)), PASSWORDS)
    [refused] = refusal.value.refusals
    run(role_url_of_admin(superuser_url, "wanted"), refused.statement)
    provision(admin_url, DatabaseSpec("wanted", ("file_fdw",)), PASSWORDS)
    assert drift(admin_url, DatabaseSpec("wanted", ("file_fdw",))) == []


def test_a_clone_gets_the_rights_of_its_template(superuser_url: str) -> None:
    template = a_database(superuser_url)
    run(template.migrator_url, "CREATE TABLE t (id int)")
    clone = DatabaseSpec(f"{template.spec.name}_clone", ("pg_trgm",), role_prefix=template.spec.name)
    run(superuser_url, f"CREATE DATABASE {clone.name} TEMPLATE {template.spec.name}")
    provision(superuser_url, clone, PASSWORDS)
    run(urls(superuser_url, clone, PASSWORDS).app, "INSERT INTO t VALUES (1)")
    run(urls(superuser_url, clone, PASSWORDS).migrator, "DROP TABLE t")
    assert provision(superuser_url, clone, PASSWORDS) == []


def test_urls_keep_the_other_parameters() -> None:
    spec, passwords = DatabaseSpec("auth_db"), Passwords(migrator="m", app_a="p@/:w")
    tcp = urls("postgresql://boss:x@[::1]:5433/postgres?sslmode=require", spec, passwords)
    assert tcp.app == "postgresql://auth_db_app_a:p%40%2F%3Aw@[::1]:5433/auth_db?sslmode=require"
    socket = urls("postgresql://boss@/postgres?host=/run/pg&port=5433", spec, passwords)
    assert socket.migrator == "postgresql://auth_db_migrator:m@/auth_db?host=%2Frun%2Fpg&port=5433"


def test_an_extension_comes_in_the_version_and_schema_asked_for_and_is_updated(superuser_url: str) -> None:
    old = a_database(superuser_url, extensions=(ExtensionSpec("pg_trgm", "souk", "1.5"),))
    installed = "SELECT extversion, extnamespace::regnamespace::text FROM pg_extension WHERE extname = 'pg_trgm'"
    assert run(old.inside_url, installed) == [("1.5", "souk")]
    newer = DatabaseSpec(old.spec.name, (ExtensionSpec("pg_trgm", "souk", "1.6"),))
    assert provision(superuser_url, newer) == ["""ALTER EXTENSION "pg_trgm" UPDATE TO '1.6'"""]
    assert run(old.inside_url, installed) == [("1.6", "souk")]
    assert drift(superuser_url, newer) == []


def test_what_the_server_refuses_holds_up_nothing_else(superuser_url: str) -> None:
    admin_url = an_admin(superuser_url)
    spec = DatabaseSpec("half", connection_limit=9)
    provision(admin_url, spec, PASSWORDS)
    run(superuser_url, "ALTER DATABASE half OWNER TO postgres", "ALTER ROLE half_app_b NOLOGIN")
    with pytest.raises(ActionRefused) as refusal:
        provision(admin_url, spec)
    [refused] = refusal.value.refusals
    assert refused.needs_rights
    assert refused.statement == 'ALTER DATABASE "half" OWNER TO "half_owner"'
    assert refusal.value.done == ('ALTER ROLE "half_app_b" LOGIN',)
    assert [str(action) for action in drift(admin_url, spec)] == [refused.statement]


def test_a_lock_that_is_never_freed_is_not_waited_for_without_end(superuser_url: str) -> None:
    spec = DatabaseSpec("locked_for_long")
    with (
        connected(superuser_url) as holder,
        connected(superuser_url) as connection,
        locked(holder, spec),
        pytest.raises(psycopg.errors.LockNotAvailable),
        locked(connection, spec, wait_seconds=0.1),
    ):
        pass
    with connected(superuser_url) as connection, locked(connection, spec, wait_seconds=0.1):
        assert connection.execute("SHOW lock_timeout").fetchone() == ("0",)
