"""What auth-service gives to other services: keys, tokens, revocations."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from servicekit.schemas import Answer
from servicekit.sse import ServerEvent


class KeyAnswer(Answer):
    """A public Ed25519 key as a JWK (RFC 8037 §2); `x` is the key in base64url, `kid` stands in each token's header."""

    kty: Literal["OKP"]
    crv: Literal["Ed25519"]
    x: str
    kid: str
    use: Literal["sig"]
    alg: Literal["EdDSA"]


class KeySetAnswer(Answer):
    """The keys that verify the shop's tokens (RFC 7517 §5): the current one, and while keys change the one before."""

    keys: list[KeyAnswer]


class ServiceTokenAnswer(Answer):
    """An access token of a service for one other service; `scope` are the granted ones with spaces between."""

    access_token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105 - RFC 6750's name
    expires_in: int = Field(description="Seconds")
    scope: str


class RevocationAnswer(Answer):
    """A session, or all tokens of a subject issued before a moment; times are Unix milliseconds."""

    session_id: UUID | None
    subject: UUID | None
    revoked_at: int
    issued_before: int
    expires_at: int = Field(description="After this no token it could hit is alive")


class HeldAnswer(Answer):
    """What staff of one role may do."""

    name: str
    permissions: list[str]


class RevocationsAnswer(Answer):
    """What was revoked; `now` less a few seconds is the next `since`."""

    now: int
    revocations: list[RevocationAnswer]
    roles: list[HeldAnswer] | None = Field(
        default=None, description="Each but admin, which holds all; missing where they are as last sent"
    )


class RevocationsEvent(ServerEvent):
    """A look at what was revoked: the first finds what is new since `since`, the next come every second or so."""

    data: RevocationsAnswer
