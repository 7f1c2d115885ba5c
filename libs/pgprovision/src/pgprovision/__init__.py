"""A database, its roles, grants, schemas and extensions as desired state: see README.md."""

from pgprovision.difference import Action, difference
from pgprovision.lifecycle import Found, NotOurs, drop, end_sessions, find, lock_role, sessions
from pgprovision.passwords import can_log_in, set_password
from pgprovision.provision import (
    ActionRefused,
    Refusal,
    connected,
    drift,
    drift_in_database,
    drift_in_server,
    locked,
    provision,
)
from pgprovision.spec import DatabaseSpec, ExtensionSpec, InvalidSpec, Passwords
from pgprovision.urls import Urls, role_url, urls

__all__ = [
    "Action",
    "ActionRefused",
    "DatabaseSpec",
    "ExtensionSpec",
    "Found",
    "InvalidSpec",
    "NotOurs",
    "Passwords",
    "Refusal",
    "Urls",
    "can_log_in",
    "connected",
    "difference",
    "drift",
    "drift_in_database",
    "drift_in_server",
    "drop",
    "end_sessions",
    "find",
    "lock_role",
    "locked",
    "provision",
    "role_url",
    "sessions",
    "set_password",
    "urls",
]
