"""Passwords travel only as SCRAM verifiers, and are checked by logging in: pg_authid is closed to an ordinary admin."""

from collections.abc import Collection
from typing import Any

import psycopg
from psycopg import Connection

from pgprovision.quoting import statement
from pgprovision.spec import DatabaseSpec, Passwords
from pgprovision.urls import role_url


def set_passwords(
    connection: Connection[Any], admin_url: str, spec: DatabaseSpec, passwords: Passwords, created: Collection[str]
) -> list[str]:
    """Set those that do not open the database, and those of roles just `created`; say which."""
    changed = []
    for role, password in passwords.by_role(spec):
        if role in created or not can_log_in(role_url(admin_url, spec.name, role, password)):
            set_password(connection, role, password)
            changed.append(statement("ALTER ROLE {role} PASSWORD ", role=role).as_string() + "…")
    return changed


def set_password(connection: Connection[Any], role: str, password: str) -> None:
    """Give a role a password; the server and its log see only the SCRAM-SHA-256 verifier."""
    verifier = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
    connection.execute(statement("ALTER ROLE {role} PASSWORD {text_}", role=role, text_=verifier.decode()))


def can_log_in(url: str) -> bool:
    """Whether the server accepts this role and password now. (A server that trusts everybody accepts any.)"""
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True
