"""What each role may do in a database that stands."""

import psycopg
import pytest
from builders import PASSWORDS, Provisioned, a_database, run

from pgprovision import role_url


@pytest.fixture(scope="module")
def shop(superuser_url: str) -> Provisioned:
    """A database with a table, a view, a sequence and a function that migrations made after provisioning."""
    shop = a_database(superuser_url)
    run(
        shop.migrator_url,
        "CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, total bigint)",
        "CREATE VIEW totals AS SELECT sum(total) FROM orders",
        "CREATE SEQUENCE numbers",
        "CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql AS 'SELECT n * 2'",
    )
    return shop


def test_what_the_migrator_makes_belongs_to_the_owner(shop: Provisioned) -> None:
    rows = run(shop.migrator_url, "SELECT tableowner, schemaname FROM pg_tables WHERE tablename = 'orders'")
    assert rows == [(shop.spec.owner, "souk")]


def test_the_service_reads_and_writes_rows_of_tables_made_later(shop: Provisioned) -> None:
    run(shop.app_url, "INSERT INTO orders (total) VALUES (1), (2)", "UPDATE orders SET total = 5 WHERE total = 2")
    assert run(shop.app_url, "SELECT * FROM totals") == [(6,)]
    assert run(shop.app_url, "SELECT twice(4), nextval('numbers')") == [(8, 1)]
    run(shop.app_url, "DELETE FROM orders")


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine (id int)",
        "CREATE TABLE public.mine (id int)",
        "CREATE SCHEMA mine",
        "CREATE TABLE extensions.mine (id int)",
        "ALTER TABLE orders ADD COLUMN mine int",
        "DROP TABLE orders",
        "TRUNCATE orders",
        "CREATE INDEX mine ON orders (total)",
        "CREATE TRIGGER mine BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION twice()",
        "CREATE EXTENSION hstore",
        "ALTER ROLE CURRENT_USER CREATEDB",
        "CREATE ROLE mine",
        "CREATE DATABASE mine",
    ],
)
def test_the_service_has_no_ddl(shop: Provisioned, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        run(shop.app_url, statement)


def test_the_service_cannot_become_the_owner(shop: Provisioned) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        run(shop.app_url, f"SET ROLE {shop.spec.owner}")


def test_a_service_cannot_connect_to_another_ones_database(superuser_url: str, shop: Provisioned) -> None:
    other = a_database(superuser_url)
    for role, password in PASSWORDS.by_role(shop.spec):
        with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
            run(role_url(superuser_url, other.spec.name, role, password), "SELECT 1")


def test_both_application_roles_have_the_same_rights(superuser_url: str, shop: Provisioned) -> None:
    b = role_url(superuser_url, shop.spec.name, shop.spec.app_b, PASSWORDS.app_b)
    assert run(b, "INSERT INTO orders (total) VALUES (9) RETURNING total") == [(9,)]


def test_owner_and_rw_do_not_log_in(superuser_url: str, shop: Provisioned) -> None:
    like = f"{shop.spec.name}_%"
    rows = run(
        superuser_url, f"SELECT rolname FROM pg_roles WHERE rolname LIKE '{like}' AND NOT rolcanlogin ORDER BY 1"
    )
    assert rows == [(shop.spec.owner,), (shop.spec.rw,)]


def test_extensions_are_found_without_naming_their_schema(shop: Provisioned) -> None:
    assert run(shop.app_url, "SELECT similarity('souk', 'souk')") == [(1.0,)]
    assert run(shop.app_url, "SHOW search_path") == [("souk, extensions",)]


def test_passwords_are_stored_as_scram_verifiers(superuser_url: str, shop: Provisioned) -> None:
    rows = run(superuser_url, f"SELECT rolpassword FROM pg_authid WHERE rolname = '{shop.spec.app_a}'")
    assert rows[0][0].startswith("SCRAM-SHA-256$")


def test_nobody_else_may_run_the_functions(shop: Provisioned) -> None:
    acl = run(shop.inside_url, "SELECT proacl::text FROM pg_proc WHERE proname = 'twice'")[0][0]
    assert "{=X" not in acl
    assert ",=X" not in acl
