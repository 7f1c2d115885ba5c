"""Who is asking, and may they: callers, access dependencies, token verification, revocations, service tokens."""

from servicekit.identity.access import (
    Access,
    AdminCaller,
    AnyCaller,
    CustomerCaller,
    OptionalCaller,
    StaffCaller,
    authenticate,
    bearer_token,
    service_caller,
)
from servicekit.identity.caller import Caller, Role, service_id
from servicekit.identity.keys import JwksKeys, KeySource, StaticKeys
from servicekit.identity.revocations import HttpRevocations, PolledRevocations, Revocation, Revocations, RevocationsPage
from servicekit.identity.service_tokens import SecretRefused, ServiceTokens
from servicekit.identity.tokens import ExpiredToken, InvalidToken, RevokedToken, TokenVerifier
from servicekit.identity.wiring import Identity

__all__ = [
    "Access",
    "AdminCaller",
    "AnyCaller",
    "Caller",
    "CustomerCaller",
    "ExpiredToken",
    "HttpRevocations",
    "Identity",
    "InvalidToken",
    "JwksKeys",
    "KeySource",
    "OptionalCaller",
    "PolledRevocations",
    "Revocation",
    "Revocations",
    "RevocationsPage",
    "RevokedToken",
    "Role",
    "SecretRefused",
    "ServiceTokens",
    "StaffCaller",
    "StaticKeys",
    "TokenVerifier",
    "authenticate",
    "bearer_token",
    "service_caller",
    "service_id",
]
