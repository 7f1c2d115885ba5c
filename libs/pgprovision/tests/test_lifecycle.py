"""A database is found, its roles are locked, and it is dropped by those alone whose marker it carries."""

from dataclasses import replace

import psycopg
import pytest
from builders import Provisioned, a_database, an_admin, run, session

from pgprovision import NotOurs, can_log_in, drift, drift_in_database, drift_in_server, drop, find, lock_role, sessions


@pytest.fixture(params=["superuser", "admin"])
def shop(request: pytest.FixtureRequest, superuser_url: str) -> Provisioned:
    return a_database(superuser_url if request.param == "superuser" else an_admin(superuser_url), marker="c/n/shop")


def test_a_database_is_found_with_marker_roles_and_sessions(shop: Provisioned) -> None:
    with session(shop.app_url), session(shop.admin_url) as admin:
        found = find(admin, shop.spec)
        assert sessions(admin, [shop.spec.app_a]) == {shop.spec.app_a: 1}
    assert (found.exists, found.marker, found.roles) == (True, "c/n/shop", frozenset(shop.spec.roles))
    assert found.sessions[shop.spec.app_a] == 1


def test_what_was_never_there_is_not_found(shop: Provisioned) -> None:
    with session(shop.admin_url) as admin:
        found = find(admin, replace(shop.spec, name="never_there"))
    assert (found.exists, found.marker, found.roles, found.sessions) == (False, "", frozenset(), {})


def test_a_dropped_database_leaves_nothing_behind(shop: Provisioned) -> None:
    run(shop.migrator_url, "CREATE TABLE orders (id int)")
    with psycopg.connect(shop.app_url):
        assert len(drop(shop.admin_url, shop.spec)) == 6
    with session(shop.admin_url) as admin:
        assert find(admin, shop.spec).roles == frozenset()
    assert drop(shop.admin_url, shop.spec) == []


def test_roles_go_also_when_the_database_was_dropped_by_hand(shop: Provisioned) -> None:
    run(shop.admin_url, f"DROP DATABASE {shop.spec.name} WITH (FORCE)")
    assert len(drop(shop.admin_url, shop.spec)) == 5


def test_a_database_of_another_owner_is_not_dropped(shop: Provisioned) -> None:
    with pytest.raises(NotOurs):
        drop(shop.admin_url, replace(shop.spec, marker="c/n/other"))
    assert can_log_in(shop.app_url)


def test_a_locked_role_cannot_log_in_and_counts_as_no_drift(shop: Provisioned) -> None:
    with session(shop.admin_url) as admin:
        lock_role(admin, shop.spec.app_a)
    assert not can_log_in(shop.app_url)
    assert drift(shop.admin_url, shop.spec) == []


def test_drift_is_seen_over_connections_of_ones_own(shop: Provisioned) -> None:
    run(
        shop.inside_url,
        f"REVOKE {shop.spec.rw} FROM {shop.spec.app_b}",
        f"GRANT CREATE ON SCHEMA souk TO {shop.spec.rw}",
    )
    with session(shop.admin_url) as server, session(shop.inside_url) as inside:
        assert [str(action) for action in drift_in_server(server, shop.spec)] == [
            f'GRANT "{shop.spec.rw}" TO "{shop.spec.app_b}"'
        ]
        assert len(drift_in_database(inside, shop.spec)) == 1
