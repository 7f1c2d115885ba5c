"""One shopper's HTTP connection: one trace, one request id, one token."""

import http.client
import json
import secrets
from typing import Any, Self
from urllib.parse import urlsplit

from souk.commands.failure import CommandFailed

_TIMEOUT_SECONDS = 30


class ShopClient:
    """Talks JSON to a shop's gateway over one kept connection; use as a context manager.

    Every request carries the same sampled traceparent and X-Request-ID.
    """

    def __init__(self, url: str) -> None:
        address = urlsplit(url)
        if address.scheme not in ("http", "https") or not address.hostname:
            raise CommandFailed(f"{url} is not an http address.")
        kind = http.client.HTTPSConnection if address.scheme == "https" else http.client.HTTPConnection
        self.url = url.rstrip("/")
        self.trace_id = secrets.token_hex(16)
        self.request_id = f"buy-{secrets.token_hex(8)}"
        self.token: str | None = None
        self._traceparent = f"00-{self.trace_id}-{secrets.token_hex(8)}-01"
        self._connection = kind(address.hostname, address.port, timeout=_TIMEOUT_SECONDS)

    def get(self, path: str) -> Any:
        """The answer's JSON. Raises CommandFailed for anything but a 2xx."""
        return self._call("GET", path, None)

    def post(self, path: str, body: dict[str, Any], *, once: bool = False) -> Any:
        """The same for a POST; with `once` it carries an Idempotency-Key."""
        return self._call("POST", path, body, {"Idempotency-Key": secrets.token_hex(16)} if once else {})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def _call(self, method: str, path: str, body: dict[str, Any] | None, extra: dict[str, str] | None = None) -> Any:
        headers = {"traceparent": self._traceparent, "X-Request-ID": self.request_id, "Accept": "application/json"}
        headers |= extra or {}
        if self.token is not None:
            headers["Authorization"] = f"Bearer {self.token}"
        if body is not None:
            headers["Content-Type"] = "application/json"
        try:
            self._connection.request(method, path, None if body is None else json.dumps(body), headers)
            answer = self._connection.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException) as error:
            raise CommandFailed(f"{method} {path}: {self.url} does not answer ({error}).") from error
        if not 200 <= answer.status < 300:
            raise CommandFailed(f"{method} {path} was answered {answer.status}: {_reason(content)}")
        return json.loads(content) if content else None


def _reason(content: bytes) -> str:
    try:
        problem = json.loads(content)
        return f"{problem.get('code')}: {problem.get('detail') or problem.get('title')} {problem.get('errors') or ''}"
    except (ValueError, AttributeError):
        return content[:200].decode(errors="replace")
