"""Who is asking, and may they: callers, access dependencies, token verification, revocations, service tokens."""

from servicekit.identity.access import (
    Access,
    AnyCaller,
    CustomerCaller,
    OptionalCaller,
    authenticate,
    bearer_token,
    holding,
    may,
    permitted,
    require,
    service_caller,
)
from servicekit.identity.caller import ADMIN, ROLE_NAME, Caller, Kind, service_id
from servicekit.identity.keys import JwksKeys, KeySource, StaticKeys
from servicekit.identity.revocations import HttpRevocations, PolledRevocations, Revocation, Revocations, RevocationsPage
from servicekit.identity.roles import BEFORE_ROLES, RoleMap
from servicekit.identity.service_tokens import SecretRefused, ServiceTokens
from servicekit.identity.tokens import ExpiredToken, InvalidToken, RevokedToken, TokenVerifier
from servicekit.identity.wiring import Identity

__all__ = [
    "ADMIN",
    "BEFORE_ROLES",
    "ROLE_NAME",
    "Access",
    "AnyCaller",
    "Caller",
    "CustomerCaller",
    "ExpiredToken",
    "HttpRevocations",
    "Identity",
    "InvalidToken",
    "JwksKeys",
    "KeySource",
    "Kind",
    "OptionalCaller",
    "PolledRevocations",
    "Revocation",
    "Revocations",
    "RevocationsPage",
    "RevokedToken",
    "RoleMap",
    "SecretRefused",
    "ServiceTokens",
    "StaticKeys",
    "TokenVerifier",
    "authenticate",
    "bearer_token",
    "holding",
    "may",
    "permitted",
    "require",
    "service_caller",
    "service_id",
]
