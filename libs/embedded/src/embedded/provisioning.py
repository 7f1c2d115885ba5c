"""What every service's database is, on a server of ours: its name, roles, grants and extensions."""

import pgprovision

EXTENSIONS = ("pg_trgm", "vector")
"""Every database may use these; they live in the schema `extensions`."""

CONNECTION_LIMIT = 60


def database(name: str, *, roles: str = "") -> pgprovision.DatabaseSpec:
    """The database called auth_db, …; `roles` is the one whose roles a clone shares."""
    return pgprovision.DatabaseSpec(name, EXTENSIONS, CONNECTION_LIMIT, marker=f"souk/local/{name}", role_prefix=roles)


def provision(admin_url: str, name: str, passwords: pgprovision.Passwords, *, roles: str = "") -> pgprovision.Urls:
    """Bring database, roles and grants to what they should be, and answer the roles' URLs. Repeatable."""
    spec = database(name, roles=roles)
    pgprovision.provision(admin_url, spec, passwords)
    return pgprovision.urls(admin_url, spec, passwords)
