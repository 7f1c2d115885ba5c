"""A database, its roles, grants, schemas and extensions as desired state: see README.md."""

from pgprovision.difference import Action, difference
from pgprovision.passwords import can_log_in, set_password
from pgprovision.provision import ActionRefused, drift, provision
from pgprovision.spec import DatabaseSpec, InvalidSpec, Passwords
from pgprovision.urls import Urls, role_url, urls

__all__ = [
    "Action",
    "ActionRefused",
    "DatabaseSpec",
    "InvalidSpec",
    "Passwords",
    "Urls",
    "can_log_in",
    "difference",
    "drift",
    "provision",
    "role_url",
    "set_password",
    "urls",
]
