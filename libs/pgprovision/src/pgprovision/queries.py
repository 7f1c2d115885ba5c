"""What we ask the catalogs. Every query takes named parameters; grantees are role names or `public`."""

ADMIN = """
SELECT current_user::text AS name, rolsuper AS is_superuser,
       current_setting('server_version_num')::int AS server_version
FROM pg_roles WHERE rolname = current_user
"""

ROLES = """
SELECT rolname, rolcanlogin, rolinherit, rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls
FROM pg_roles WHERE rolname = ANY(%(roles)s)
"""

# inherit_option and set_option came with PostgreSQL 16; before, the member's own attribute decided.
MEMBERS = """
SELECT r.rolname AS role, m.rolname AS member, g.rolname AS grantor,
       coalesce((to_jsonb(a) ->> 'inherit_option')::boolean, m.rolinherit) AS inherits,
       coalesce((to_jsonb(a) ->> 'set_option')::boolean, true) AS may_set
FROM pg_auth_members a
JOIN pg_roles r ON r.oid = a.roleid
JOIN pg_roles m ON m.oid = a.member
LEFT JOIN pg_roles g ON g.oid = a.grantor
WHERE m.rolname = ANY(%(roles)s) OR (m.rolname = %(admin)s AND r.rolname = ANY(%(roles)s))
"""

DATABASE = """
SELECT datname, pg_get_userbyid(datdba) AS owner, datconnlimit,
       coalesce(shobj_description(oid, 'pg_database'), '') AS marker
FROM pg_database WHERE datname = %(database)s
"""

SESSIONS = """
SELECT usename::text, count(*)::int FROM pg_stat_activity WHERE usename = ANY(%(roles)s) GROUP BY usename
"""

END_SESSIONS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %(role)s"

DATABASE_GRANTS = """
SELECT privilege_type AS privilege, coalesce(r.rolname, 'public') AS grantee
FROM pg_database d
CROSS JOIN LATERAL aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
LEFT JOIN pg_roles r ON r.oid = a.grantee
WHERE d.datname = %(database)s AND a.grantee <> d.datdba
  AND coalesce(r.rolname, 'public') = ANY(%(grantees)s)
"""

SETTINGS = """
SELECT r.rolname AS role, split_part(line, '=', 1) AS parameter, substr(line, strpos(line, '=') + 1) AS value
FROM pg_db_role_setting s
JOIN pg_database d ON d.oid = s.setdatabase
JOIN pg_roles r ON r.oid = s.setrole
CROSS JOIN LATERAL unnest(s.setconfig) AS line
WHERE d.datname = %(database)s AND r.rolname = ANY(%(roles)s)
  AND split_part(line, '=', 1) IN ('role', 'search_path')
"""

SCHEMAS = """
SELECT nspname AS name, pg_get_userbyid(nspowner) AS owner
FROM pg_namespace WHERE nspname IN ('souk', 'extensions')
"""

SCHEMA_GRANTS = """
SELECT n.nspname AS schema, privilege_type AS privilege, coalesce(r.rolname, 'public') AS grantee
FROM pg_namespace n
CROSS JOIN LATERAL aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
LEFT JOIN pg_roles r ON r.oid = a.grantee
WHERE n.nspname IN ('souk', 'extensions') AND a.grantee <> n.nspowner
  AND coalesce(r.rolname, 'public') = ANY(%(grantees)s)
"""

EXTENSIONS = """
SELECT e.extname AS name, n.nspname AS schema, e.extversion AS version
FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
"""

# Tables, views and sequences (indexes, types and TOAST have no grants of their own) and routines, but no extension's.
# A sequence that a column owns is `linked`: it follows its table's owner.
OBJECTS = """
SELECT CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind, c.relname AS name, '' AS arguments,
       pg_get_userbyid(c.relowner) AS owner, c.relowner AS owner_id,
       coalesce(c.relacl, acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner)) AS acl,
       EXISTS (SELECT FROM pg_depend x
               WHERE x.classid = 'pg_class'::regclass AND x.objid = c.oid AND x.refclassid = 'pg_class'::regclass
                 AND c.relkind = 'S' AND x.deptype IN ('a', 'i')) AS linked
FROM pg_class c
WHERE c.relnamespace = to_regnamespace('souk') AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
  AND NOT EXISTS (SELECT FROM pg_depend x
                  WHERE x.classid = 'pg_class'::regclass AND x.objid = c.oid AND x.deptype = 'e')
UNION ALL
SELECT 'ROUTINE', p.proname, '(' || pg_get_function_identity_arguments(p.oid) || ')',
       pg_get_userbyid(p.proowner), p.proowner, coalesce(p.proacl, acldefault('f', p.proowner)), false
FROM pg_proc p
WHERE p.pronamespace = to_regnamespace('souk')
  AND NOT EXISTS (SELECT FROM pg_depend x
                  WHERE x.classid = 'pg_proc'::regclass AND x.objid = p.oid AND x.deptype = 'e')
"""

OBJECT_GRANTS = f"""
SELECT o.kind, o.name, o.arguments, a.privilege_type AS privilege, coalesce(r.rolname, 'public') AS grantee
FROM ({OBJECTS}) o
CROSS JOIN LATERAL aclexplode(o.acl) a
LEFT JOIN pg_roles r ON r.oid = a.grantee
WHERE a.grantee <> o.owner_id AND coalesce(r.rolname, 'public') = ANY(%(grantees)s)
"""  # noqa: S608 - two constants of this file

# PUBLIC's EXECUTE on functions is PostgreSQL's default where the owner has no entry of its own for all schemas.
DEFAULT_GRANTS = """
SELECT n.nspname AS schema, d.kind, a.privilege_type AS privilege, coalesce(r.rolname, 'public') AS grantee
FROM (
  SELECT defaclnamespace, defaclobjtype, defaclacl
  FROM pg_default_acl WHERE defaclrole = to_regrole(quote_ident(%(owner)s))
  UNION ALL
  SELECT 0, 'f', acldefault('f', to_regrole(quote_ident(%(owner)s)))
  WHERE NOT EXISTS (
    SELECT 1 FROM pg_default_acl
    WHERE defaclrole = to_regrole(quote_ident(%(owner)s)) AND defaclnamespace = 0 AND defaclobjtype = 'f'
  )
) e
JOIN (VALUES ('r'::"char", 'TABLES'), ('S', 'SEQUENCES'), ('f', 'ROUTINES')) d(type, kind) ON d.type = e.defaclobjtype
LEFT JOIN pg_namespace n ON n.oid = e.defaclnamespace
CROSS JOIN LATERAL aclexplode(e.defaclacl) a
LEFT JOIN pg_roles r ON r.oid = a.grantee
WHERE coalesce(r.rolname, 'public') = ANY(%(grantees)s) AND (n.nspname IS NULL OR n.nspname = 'souk')
"""
