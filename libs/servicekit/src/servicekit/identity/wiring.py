"""The parts of this package, put together for a service that trusts auth-service."""

from dataclasses import dataclass
from typing import Self

import aiohttp
from pydantic import SecretStr

from servicekit.background import BackgroundWork
from servicekit.identity.keys import JwksKeys
from servicekit.identity.revocations import HttpRevocations, Revocations
from servicekit.identity.service_tokens import ServiceTokens
from servicekit.identity.tokens import TokenVerifier


@dataclass(frozen=True, slots=True)
class Identity:
    """`tokens` verifies callers, `service_tokens` is what we show others; `refresh` keeps both good."""

    tokens: TokenVerifier
    service_tokens: ServiceTokens
    keys: JwksKeys
    revocations: Revocations

    @classmethod
    def of(
        cls,
        session: aiohttp.ClientSession,
        *,
        service_name: str,
        auth_url: str,
        issuer: str,
        client_secret: SecretStr,
    ) -> Self:
        """Everything for the service `service_name`, over one HTTP session."""
        service_tokens = ServiceTokens(session, auth_url, service_name, client_secret.get_secret_value())
        keys = JwksKeys(session, auth_url)
        revocations = Revocations(HttpRevocations(session, auth_url, service_tokens))
        return cls(TokenVerifier(issuer, service_name, keys, revocations), service_tokens, keys, revocations)

    @property
    def ready(self) -> bool:
        """Whether callers can be judged: keys and revocations were read at least once."""
        return self.keys.loaded and self.revocations.loaded

    def refresh(self, work: BackgroundWork) -> None:
        """Read the keys once and follow what is revoked, in the background.

        A stream that has ended is followed anew within a second: a revocation reaches everybody within two.
        """
        work.background("keys", self.keys.load)
        work.every("revocations", self.revocations.follow, seconds=1)
