"""What somebody changes by hand is found, repaired, and then gone; what belongs to others is left alone."""

import pytest
from builders import PASSWORDS, Provisioned, a_database, an_admin, run

from pgprovision import drift, provision


@pytest.fixture(params=["superuser", "admin"])
def shop(request: pytest.FixtureRequest, superuser_url: str) -> Provisioned:
    admin_url = superuser_url if request.param == "superuser" else an_admin(superuser_url)
    shop = a_database(admin_url, marker="souk/local/shop")
    run(
        shop.migrator_url,
        "CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY)",
        "CREATE SEQUENCE numbers",
        "CREATE FUNCTION f(n int DEFAULT 1) RETURNS int LANGUAGE sql AS 'SELECT n'",
    )
    return shop


CHANGES = {
    "a grant is missing": "REVOKE INSERT ON souk.orders FROM {rw}",
    "a grant is too much": "GRANT TRUNCATE ON souk.orders TO {rw}",
    "an application role has its own grant": "GRANT SELECT ON souk.orders TO {app_a}",
    "everybody may read": "GRANT SELECT ON souk.orders TO PUBLIC",
    "everybody may use the schema": "GRANT USAGE ON SCHEMA souk TO PUBLIC",
    "the service may create tables": "GRANT CREATE ON SCHEMA souk TO {rw}",
    "a sequence is closed": "REVOKE USAGE ON SEQUENCE souk.numbers FROM {rw}",
    "a function is closed": "REVOKE EXECUTE ON FUNCTION souk.f FROM {rw}",
    "a function is open": "GRANT EXECUTE ON FUNCTION souk.f TO PUBLIC",
    "default privileges are gone": "{defaults} IN SCHEMA souk REVOKE ALL ON TABLES FROM {rw}",
    "default privileges are wide": "{defaults} IN SCHEMA souk GRANT ALL ON TABLES TO {rw}",
    "new functions are open": "{defaults} GRANT EXECUTE ON ROUTINES TO PUBLIC",
    "everybody may connect": "GRANT CONNECT ON DATABASE {name} TO PUBLIC",
    "the service may not connect": "REVOKE CONNECT ON DATABASE {name} FROM {rw}",
    "a role cannot log in": "ALTER ROLE {app_a} NOLOGIN",
    "a role can log in": "ALTER ROLE {owner} LOGIN",
    "a membership is missing": "REVOKE {rw} FROM {app_b}",
    "the search path is another": "ALTER ROLE {app_a} IN DATABASE {name} SET search_path = public",
    "the migrator is not the owner": "ALTER ROLE {migrator} IN DATABASE {name} RESET role",
    "the limit is another": "ALTER DATABASE {name} CONNECTION LIMIT 3",
    "the marker is gone": "COMMENT ON DATABASE {name} IS NULL",
    "the extension is gone": "DROP EXTENSION pg_trgm",
    "a schema is gone": "DROP SCHEMA extensions CASCADE",
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_by_hand_is_found_and_repaired(superuser_url: str, shop: Provisioned, change: str) -> None:
    names = {name: getattr(shop.spec, name) for name in ("name", "owner", "migrator", "rw", "app_a", "app_b")}
    names["defaults"] = f"ALTER DEFAULT PRIVILEGES FOR ROLE {shop.spec.owner}"
    run(shop.inside_url, CHANGES[change].format(**names))
    found = drift(shop.admin_url, shop.spec)
    assert found, change
    repaired = provision(shop.admin_url, shop.spec, PASSWORDS)
    assert [str(action) for action in found] == repaired
    assert drift(shop.admin_url, shop.spec) == []


def test_rights_that_only_a_superuser_gives_are_found(superuser_url: str, shop: Provisioned) -> None:
    run(
        superuser_url,
        f"ALTER ROLE {shop.spec.app_a} SUPERUSER CREATEDB BYPASSRLS",
        f"GRANT pg_read_all_data TO {shop.spec.app_b}",
    )
    assert len(drift(shop.admin_url, shop.spec)) == 4
    provision(superuser_url, shop.spec, PASSWORDS)
    assert drift(shop.admin_url, shop.spec) == []


def test_a_table_made_by_the_admin_is_handed_to_the_owner(superuser_url: str, shop: Provisioned) -> None:
    run(shop.inside_url, "CREATE TABLE souk.by_hand (id bigint GENERATED ALWAYS AS IDENTITY, n serial)")
    provision(shop.admin_url, shop.spec, PASSWORDS)
    run(shop.app_url, "INSERT INTO by_hand DEFAULT VALUES")
    run(shop.migrator_url, "DROP TABLE by_hand")
    assert drift(shop.admin_url, shop.spec) == []


def test_a_database_made_by_hand_is_taken_over(superuser_url: str, shop: Provisioned) -> None:
    run(superuser_url, f"ALTER DATABASE {shop.spec.name} OWNER TO postgres")
    assert drift(superuser_url, shop.spec)
    provision(superuser_url, shop.spec, PASSWORDS)
    assert drift(shop.admin_url, shop.spec) == []


def test_foreign_roles_are_left_alone(superuser_url: str, shop: Provisioned) -> None:
    foreign = f"{shop.spec.name}_auditor"
    run(superuser_url, f"CREATE ROLE {foreign} LOGIN", f"GRANT CONNECT ON DATABASE {shop.spec.name} TO {foreign}")
    run(superuser_url, f"GRANT {shop.spec.rw} TO {foreign}")
    run(shop.inside_url, f"GRANT USAGE ON SCHEMA souk TO {foreign}", f"GRANT SELECT ON souk.orders TO {foreign}")
    assert drift(shop.admin_url, shop.spec) == []


def test_drift_of_a_database_that_is_not_there_is_its_creation(superuser_url: str, shop: Provisioned) -> None:
    run(shop.admin_url, f"DROP DATABASE {shop.spec.name}")
    assert f'CREATE DATABASE "{shop.spec.name}"' in str([str(action) for action in drift(shop.admin_url, shop.spec)])
