"""What the operator itself asks; roles, grants and databases are pgprovision's."""

SERVER = """
SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
       current_user::text AS admin, rolsuper AS is_superuser, rolcreatedb AS creates_databases,
       rolcreaterole AS creates_roles
FROM pg_roles WHERE rolname = current_user
"""

NOTE = "SELECT obj_description(to_regnamespace('souk'), 'pg_namespace')"

HAS_REVISION = "SELECT to_regclass('souk.alembic_version') IS NOT NULL"

REVISION = """
SELECT max(version_num), substring(obj_description('souk.alembic_version'::regclass, 'pg_class')
                                   FROM '^min_image_revision=(.+)$')
FROM souk.alembic_version
"""

SESSIONS = """
SELECT datname::text,
       CASE WHEN state = 'active' AND wait_event_type = 'Lock' THEN 'waiting for a lock'
            WHEN state LIKE 'idle in transaction%%' THEN 'idle in transaction'
            WHEN state IN ('active', 'idle') THEN state
            ELSE 'other' END,
       count(*)
FROM pg_stat_activity
WHERE datname = ANY (%(databases)s) AND usesysid IS NOT NULL
  AND coalesce(backend_type, 'client backend') = 'client backend' AND pid <> pg_backend_pid()
GROUP BY 1, 2
"""

SERVER_LOAD = """
SELECT current_setting('max_connections')::int,
       coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)), 0)
FROM pg_stat_activity
WHERE datname = ANY (%(databases)s) AND backend_type = 'client backend' AND pid <> pg_backend_pid()
"""

DATABASE_LOAD = """
SELECT d.datname::text, CASE WHEN has_database_privilege(d.oid, 'CONNECT') THEN pg_database_size(d.oid) END,
       age(d.datfrozenxid), s.deadlocks, s.xact_commit, s.xact_rollback
FROM pg_database d JOIN pg_stat_database s ON s.datid = d.oid
WHERE d.datname = ANY (%(databases)s)
"""
