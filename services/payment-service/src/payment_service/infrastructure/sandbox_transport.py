"""Requests to the payment sandbox: form bodies over the process's own HTTP session."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import aiohttp
import orjson
from yarl import URL

from payment_service.infrastructure.transport import ProviderAnswer
from servicekit.domain.errors import OutcomeUnknown, Unavailable

_CONNECT_SECONDS = 1.0


class SandboxTransport:
    """`timeout` in seconds bounds a request as a whole. `extra` headers go along with each (the seed's admin key)."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        url: str,
        api_key: str,
        timeout: float,
        extra: Mapping[str, str] | None = None,
    ) -> None:
        self._session = session
        self._url = url.rstrip("/")
        self._headers = {
            "Authorization": f"Bearer {api_key}",
            "Content-Type": "application/x-www-form-urlencoded",
            **(extra or {}),
        }
        self._timeout = aiohttp.ClientTimeout(total=timeout, connect=min(_CONNECT_SECONDS, timeout))

    async def send(
        self, method: str, path: str, params: Mapping[str, Any] | None = None, key: str | None = None
    ) -> ProviderAnswer:
        """See Transport."""
        headers = self._headers if key is None else {**self._headers, "Idempotency-Key": key}
        body = urlencode(_flat(params or {})).encode() if method == "POST" else None
        url = URL(self._url + path, encoded=True)
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=self._timeout, allow_redirects=False
            ) as reply:
                status, answer = reply.status, await reply.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise Unavailable("The payment provider is not reachable.") from error
        except (TimeoutError, aiohttp.ClientError) as error:
            raise OutcomeUnknown("The payment provider did not answer.") from error
        return ProviderAnswer(status, _parsed(answer))


def _flat(params: Mapping[str, Any]) -> dict[str, str]:
    flat: dict[str, str] = {}
    for name, value in params.items():
        if isinstance(value, Mapping):
            flat |= {f"{name}[{inner}]": str(nested) for inner, nested in value.items()}
        else:
            flat[name] = str(value)
    return flat


def _parsed(answer: bytes) -> Mapping[str, Any]:
    try:
        body = orjson.loads(answer)
    except orjson.JSONDecodeError as error:
        raise OutcomeUnknown("The payment provider's answer cannot be read.") from error
    return body if isinstance(body, dict) else {}
