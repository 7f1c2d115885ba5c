"""Requests to the payment sandbox: form bodies over the process's own HTTP session."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import orjson

from payment_service.infrastructure.transport import Exchange, ProviderAnswer
from servicekit.domain.errors import OutcomeUnknown


class SandboxTransport:
    """`extra` headers go along with each request (the seed's admin key)."""

    def __init__(self, exchange: Exchange, url: str, api_key: str, extra: Mapping[str, str] | None = None) -> None:
        self._exchange = exchange
        self._url = url.rstrip("/")
        self._headers = {
            "Authorization": f"Bearer {api_key}",
            "Content-Type": "application/x-www-form-urlencoded",
            **(extra or {}),
        }

    async def send(
        self, method: str, path: str, params: Mapping[str, Any] | None = None, key: str | None = None
    ) -> ProviderAnswer:
        """Send to the sandbox: `params` are a POST's form, else the query; raises as Transport says."""
        headers = self._headers if key is None else {**self._headers, "Idempotency-Key": key}
        url, form, body = self._url + path, urlencode(_flat(params or {})), None
        if method == "POST":
            body = form.encode()
        elif form:
            url += "?" + form
        answer, status, _ = await self._exchange(method, url, headers, body)
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
