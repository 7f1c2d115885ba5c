"""What the operator itself asks; roles, grants and databases are pgprovision's."""

SERVER = """
SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
       current_user::text AS admin, rolsuper AS is_superuser, rolcreatedb AS creates_databases,
       rolcreaterole AS creates_roles
FROM pg_roles WHERE rolname = current_user
"""

HAS_REVISION = "SELECT to_regclass('souk.alembic_version') IS NOT NULL"

REVISION = """
SELECT max(version_num), substring(obj_description('souk.alembic_version'::regclass, 'pg_class')
                                   FROM '^min_image_revision=(.+)$')
FROM souk.alembic_version
"""
