"""An auth-service stand-in for other services' tests: signs tokens, serves its keys, takes revocations."""

import asyncio
import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Self
from uuid import UUID, uuid4

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from servicekit.domain.lifetimes import ACCESS_LIFETIME, SERVICE_LIFETIME
from servicekit.identity import BEFORE_ROLES
from testkit.contracts import Beyond, Handler, Neighbour
from testkit.roles import ROLES


class TestIssuer(Neighbour):
    """Use as a context manager; it serves from a thread of its own, so tests may block.

    `roles` are those of the authorisation matrix, and support as a shop begins with it.
    `url` is what a service takes as `<P>_IDENTITY__AUTH_URL`. Its token endpoint grants any client any scope.
    """

    __test__ = False
    provider = "auth-service"

    issuer, audience = "souk", "souk"

    def __init__(self) -> None:
        super().__init__()
        self.kid = uuid4().hex
        self.key = Ed25519PrivateKey.generate()
        self.revocations: list[dict[str, Any]] = []
        self.roles: dict[str, list[str]] = {
            **ROLES, **{name: sorted(held.named) for name, held in BEFORE_ROLES.items()}
        }  # fmt: skip
        self.available = True
        self._loop = asyncio.new_event_loop()
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="test-issuer", daemon=True)

    def access_token(self, sub: UUID | str | None = None, role: str = "customer", **claims: Any) -> str:
        """A person's token of a session of its own; `claims` replace any of them."""
        return self.sign(
            {"sub": str(sub or uuid4()), "aud": self.audience, "role": role, "typ": "access", "sid": str(uuid4())}
            | claims,
            lifetime=ACCESS_LIFETIME,
        )

    def service_token(self, service: str, audience: str, scopes: str | list[str] = "", **claims: Any) -> str:
        """A service's token for one callee; scopes as a list or separated by blanks."""
        scope = scopes if isinstance(scopes, str) else " ".join(scopes)
        return self.sign(
            {"sub": service, "aud": audience, "scope": scope, "typ": "service"} | claims, lifetime=SERVICE_LIFETIME
        )

    def headers(self, sub: UUID | str | None = None, role: str = "customer", **claims: Any) -> dict[str, str]:
        """The Authorization header of a person."""
        return {"Authorization": f"Bearer {self.access_token(sub, role, **claims)}"}

    def sign(self, claims: dict[str, Any], *, lifetime: timedelta) -> str:
        """Any claims, signed as ours; iss, iat, exp and jti are added where they are missing."""
        now = int(time.time())
        standard = {"iss": self.issuer, "iat": now, "exp": now + int(lifetime.total_seconds()), "jti": str(uuid4())}
        return jwt.encode(standard | claims, self.key, algorithm="EdDSA", headers={"kid": self.kid})

    def revoke(self, *, session_id: UUID | str | None = None, subject: UUID | str | None = None) -> None:
        """End one session, or all that a person has opened until now."""
        now = int(time.time() * 1000)
        self.revocations.append(
            {
                "session_id": str(session_id) if session_id else None,
                "subject": str(subject) if subject else None,
                "revoked_at": now,
                "issued_before": now,
                "expires_at": now + int(ACCESS_LIFETIME.total_seconds() * 1000),
            }
        )

    def jwks(self) -> dict[str, Any]:
        """The public key as RFC 8037 writes it."""
        raw = self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        x = urlsafe_b64encode(raw).rstrip(b"=").decode()
        return {"keys": [{"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": self.kid, "x": x}]}

    def __enter__(self) -> Self:
        self._thread.start()
        self._started.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self.require_unbroken()

    def handlers(self) -> Mapping[str, Handler]:
        """What other services ask of auth-service."""
        return {
            "GET /auth/.well-known/jwks.json": self._unless_down(self._keys),
            "GET /internal/revocations": self._unless_down(self._revoked),
            "GET /internal/revocations/stream": self._unless_down(self._look),
            "POST /auth/token": self._unless_down(self._token),
        }

    def _serve(self) -> None:
        self._loop.run_until_complete(self.start())
        self._started.set()
        self._loop.run_forever()
        self._loop.run_until_complete(self.stop())
        self._loop.close()

    def _unless_down(self, handler: Handler) -> Handler:
        async def answer(request: web.Request) -> web.Response:
            return await handler(request) if self.available else Beyond(status=503)

        return answer

    async def _keys(self, _: web.Request) -> web.Response:
        return web.json_response(self.jwks())

    async def _revoked(self, request: web.Request) -> web.Response:
        since = int(request.query.get("since", "0"))
        roles = [{"name": name, "permissions": held} for name, held in self.roles.items()]
        recent = [revocation for revocation in self.revocations if revocation["revoked_at"] >= since]
        return web.json_response({"now": int(time.time() * 1000), "revocations": recent, "roles": roles})

    async def _look(self, request: web.Request) -> web.Response:
        """A stream of one look, which ends; who follows it comes again a second later."""
        page = (await self._revoked(request)).text
        return Beyond(text=f"data: {page}\n\n", content_type="text/event-stream")

    async def _token(self, request: web.Request) -> web.Response:
        asked = await request.json()
        scope, seconds = asked.get("scope", ""), int(SERVICE_LIFETIME.total_seconds())
        token = self.service_token(asked["client_id"], asked["audience"], scope)
        granted = {"access_token": token, "token_type": "Bearer", "expires_in": seconds, "scope": scope}
        return web.json_response(granted)
