"""The operator keeps databases as they should be, and changes their credentials while people buy."""

import time
from collections.abc import Callable

from kube import SOUK, Cluster, eventually
from load import Load

DAMAGE = """
REVOKE SELECT ON ALL TABLES IN SCHEMA souk FROM cart_db_rw;
GRANT CREATE ON SCHEMA souk TO cart_db_app_a;
ALTER ROLE cart_db_app_b IN DATABASE cart_db SET search_path = public;
"""
WHOLE = """
SELECT bool_and(has_table_privilege('cart_db_rw', format('souk.%I', tablename), 'SELECT'))
       AND NOT has_schema_privilege('cart_db_app_a', 'souk', 'CREATE')
FROM pg_tables WHERE schemaname = 'souk'
"""


def test_drift_made_by_hand_is_repaired(cluster: Cluster, report: Callable[..., None]) -> None:
    before = {event["metadata"]["uid"] for event in cluster.items("events")}
    cluster.sql("cart_db", DAMAGE)
    assert cluster.sql("cart_db", WHOLE) == "f"
    _, seconds = eventually(lambda: cluster.sql("cart_db", WHOLE) == "t", within=60, pause=0.5)
    report("drift made by hand is repaired after", f"{seconds:.1f} s")
    assert seconds <= 45
    told = [event["reason"] for event in cluster.items("events") if event["metadata"]["uid"] not in before]
    assert "DriftRepaired" in told


def test_drift_that_only_a_dba_may_repair_holds_up_nothing(cluster: Cluster, report: Callable[..., None]) -> None:
    may_create = "SELECT has_schema_privilege('cart_db_app_a', 'souk', 'CREATE')"
    cluster.sql("cart_db", "ALTER TABLE souk.carts OWNER TO postgres; GRANT CREATE ON SCHEMA souk TO cart_db_app_a")
    assert cluster.sql("cart_db", may_create) == "t"
    try:
        _, seconds = eventually(lambda: cluster.sql("cart_db", may_create) == "f", within=60, pause=0.5)
        eventually(lambda: cluster.condition("cart-service", "DriftFree")[0] == "False", within=60, pause=0.5)
        report("beside drift that only a DBA may repair, the rest is repaired after", f"{seconds:.1f} s")
        status, reason, message = cluster.condition("cart-service", "DriftFree")
        assert (status, reason) == ("False", "DatabaseAdministratorNeeded")
        [statement] = cluster.get("databases.souk.dev", "cart-service")["status"]["refusedStatements"]
        assert message.endswith(statement)
        assert cluster.condition("cart-service", "Ready")[0] == "True"
        assert cluster.condition("cart-service", "Stalled")[0] == "False"
        cluster.sql("cart_db", statement)
        _, seconds = eventually(lambda: cluster.condition("cart-service", "DriftFree")[0] == "True", within=60)
        report("  and when the DBA has run the line, DriftFree is True after", f"{seconds:.1f} s")
    finally:
        cluster.sql("cart_db", "ALTER TABLE souk.carts OWNER TO cart_db_owner")


def test_credentials_rotate_without_a_failed_request(cluster: Cluster, load: Load, report: Callable[..., None]) -> None:
    def role() -> str:
        return str(cluster.get("databases.souk.dev", "order-service")["status"]["credentials"]["activeRole"])

    def locked() -> bool:
        return cluster.sql("postgres", f"SELECT rolpassword IS NULL FROM pg_authid WHERE rolname = '{before}'") == "t"

    before = role()
    tag = cluster.tags["order-service"]
    cluster.begin_upgrade("order-service", tag, "--set", "database.rotation.grace=30s")
    try:
        with load:
            cluster.annotate("order-service", rotate=str(time.time_ns()))
            _, switched = eventually(lambda: role() != before, within=60)
            _, rolled = eventually(lambda: cluster.rolled_out("order-service"), within=240)
            _, closed = eventually(locked, within=240)
    finally:
        cluster.upgrade("order-service", tag)
    report("credentials rotate under load", load.figures)
    report("  Secret changed, pods rolled, old role locked after", f"{switched:.0f} s, {rolled:.0f} s, {closed:.0f} s")
    assert load.figures.failures == 0
    assert load.figures.confirmed > 0
    assert cluster.condition("order-service", "Ready")[0] == "True"


def test_a_lost_secret_comes_back_with_the_other_role(cluster: Cluster, report: Callable[..., None]) -> None:
    before = cluster.get("secret", "cart-service-db")["data"]
    cluster.kubectl("--namespace", SOUK, "delete", "secret", "cart-service-db")
    found, seconds = eventually(lambda: cluster.get("secret", "cart-service-db"), within=60)
    report("a deleted credentials Secret is back after", f"{seconds:.1f} s")
    assert found["data"]["user"] != before["user"]
    eventually(lambda: cluster.rolled_out("cart-service"), within=240)


def test_a_leaked_password_is_locked_at_once(cluster: Cluster, report: Callable[..., None]) -> None:
    def credentials() -> dict[str, str]:
        return dict(cluster.get("databases.souk.dev", "cart-service")["status"]["credentials"])

    def rolled() -> bool:
        now = credentials()
        return now["activeRole"] != leaked and "rolling" not in now and cluster.rolled_out("cart-service")

    leaked = credentials()["activeRole"]
    gone = f"""
    SELECT rolpassword IS NULL AND NOT EXISTS (SELECT FROM pg_stat_activity WHERE usename = '{leaked}')
    FROM pg_authid WHERE rolname = '{leaked}'
    """
    assert cluster.sql("postgres", gone) == "f"
    began = time.monotonic()
    cluster.annotate("cart-service", revoke=str(time.time_ns()))
    eventually(lambda: cluster.sql("postgres", gone) == "t", within=60, pause=0.2)
    locked = time.monotonic() - began
    eventually(rolled, within=240)
    served = time.monotonic() - began
    report("a leaked password is locked, pods have the other after", f"{locked:.1f} s, {served:.0f} s")
    assert locked <= 15
    assert cluster.condition("cart-service", "Ready")[0] == "True"
