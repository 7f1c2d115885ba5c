"""What both reconcilers know of servers: their resources, Secrets and addresses."""

import base64
from dataclasses import dataclass

from souk_operator.decide.observed import Trouble
from souk_operator.decide.secrets import Login
from souk_operator.kubernetes import Kubernetes
from souk_operator.postgres.access import Access
from souk_operator.resources import Manifest, Server


@dataclass(frozen=True, slots=True)
class Servers:
    """Reads servers; their Secrets are in `namespace`, the operator's own, and are read anew each time."""

    kubernetes: Kubernetes
    namespace: str

    async def find(self, name: str) -> Server | None:
        """The PostgresServer of this name."""
        manifest = await self.kubernetes.get("PostgresServer", "", name)
        return None if manifest is None else Server.read(manifest)

    async def access(self, server: Server) -> Access | Trouble:
        """How to log in as the admin, or what is missing for it."""
        secret = await self.kubernetes.get("Secret", self.namespace, server.admin_secret)
        user, password = _value(secret, "username") or _value(secret, "user"), _value(secret, "password")
        if not user or not password:
            return self._missing("NoAdminSecret", server.admin_secret, "username and password")
        ca = None
        if server.ca_secret:
            ca = _value(await self.kubernetes.get("Secret", self.namespace, server.ca_secret), "ca.crt")
            if not ca:
                return self._missing("NoCaSecret", server.ca_secret, "ca.crt")
        return Access(server, Login(user, password), _value(secret, "dbname") or "postgres", ca)

    def _missing(self, reason: str, name: str, keys: str) -> Trouble:
        make = f"kubectl -n {self.namespace} create secret generic {name}"
        literals = " ".join(f"--from-literal={key}=…" for key in keys.split(" and "))
        message = f"Secret {name} in {self.namespace} lacks {keys}. Make it: {make} {literals}"
        return Trouble(reason, message, stalled=True)


def _value(secret: Manifest | None, key: str) -> str:
    text = ((secret or {}).get("data") or {}).get(key)
    return base64.b64decode(text).decode() if text else ""
