"""The body of a request on its way in: counted, cut at a limit, and known to have broken off."""

from typing import Final

from starlette.exceptions import HTTPException
from starlette.types import Message, Receive, Scope

# A refused body of up to so many bytes too many is read and thrown away: who is still sending reads no answer, and a
# gateway makes 502 of it.
_DRAINED: Final = 32 * 1024 * 1024


class IncomingBody:
    """What is still to come of one request, at most `limit` bytes of it; `broken_off` once its sender is gone."""

    __slots__ = ("_limit", "_receive", "_received", "_scope", "_whole", "broken_off")

    def __init__(self, scope: Scope, receive: Receive, limit: int) -> None:
        self._scope, self._receive, self._limit = scope, receive, limit
        self._received, self._whole = 0, False
        self.broken_off = False

    @property
    def announced(self) -> int:
        """Content-Length; 0 without one."""
        value = self._header(b"content-length")
        return int(value) if value.isdigit() else 0

    async def receive(self) -> Message:
        """The next part; raises HTTPException (413) beyond the limit."""
        message = await self._next()
        if self._received > self._limit:
            if message.get("more_body"):
                await self._throw_away()
            raise HTTPException(413, f"At most {self._limit} bytes are accepted.")
        return message

    async def drain(self) -> bool:
        """Throw away what comes; False when there is too much of it, or nobody sends before we answer."""
        if self.announced > self._limit + _DRAINED or self._header(b"expect"):
            return False
        await self._throw_away()
        return True

    async def _throw_away(self) -> None:
        while (await self._next()).get("more_body") and self._received <= self._limit + _DRAINED:
            pass

    async def _next(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            self._received += len(message.get("body", b""))
            self._whole = not message.get("more_body", False)
        elif not self._whole:
            self.broken_off = True
        return message

    def _header(self, wanted: bytes) -> bytes:
        return next((value for name, value in self._scope["headers"] if name == wanted), b"")
