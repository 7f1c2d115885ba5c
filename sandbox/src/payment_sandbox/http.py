"""What every handler needs: who asks, what they send, and how an answer leaves or gets lost."""

import asyncio
import hmac
import secrets
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from payment_sandbox.errors import ApiError, invalid
from payment_sandbox.faults import LostAnswer, StrangeAnswer
from payment_sandbox.forms import Params, parse_form, positive
from payment_sandbox.idempotency import IdempotentRequest, StoredAnswer
from payment_sandbox.sandbox import Command, Sandbox

ADMIN_HEADER = "Sandbox-Admin-Key"
LONGEST_HANG = 120.0
LARGEST_BODY = 64 * 1024


def sandbox_of(request: Request) -> Sandbox:
    """The sandbox behind this app."""
    sandbox: Sandbox = request.app.state.sandbox
    return sandbox


def origin_of(request: Request) -> str:
    """Where the caller reaches the sandbox: scheme and host, as the request names them."""
    return f"{request.scope['scheme']}://{request.headers.get('host', '')}"


def json_response(body: Any, status: int = 200) -> Response:
    """An object as JSON."""
    return Response(orjson.dumps(body), status, media_type="application/json")


async def on_api_error(_: Request, error: Exception) -> Response:
    """The provider's error document."""
    if not isinstance(error, ApiError):
        raise error
    return json_response({"error": error.body}, error.status)


def authorise(request: Request) -> None:
    """Bearer API key, or ApiError 401."""
    kind, _, key = request.headers.get("authorization", "").partition(" ")
    expected = sandbox_of(request).settings.api_key.get_secret_value()
    if kind.lower() != "bearer" or not hmac.compare_digest(key.strip().encode(), expected.encode()):
        raise ApiError(401, "invalid_request_error", "Invalid API Key provided")


def is_admin(request: Request) -> bool:
    """Whether the request carries the admin key."""
    expected = sandbox_of(request).settings.admin_key.get_secret_value()
    return hmac.compare_digest(request.headers.get(ADMIN_HEADER, "").encode(), expected.encode())


def require_admin(request: Request) -> None:
    """The admin key, or ApiError 401."""
    if not is_admin(request):
        raise ApiError(401, "invalid_request_error", f"{ADMIN_HEADER} is missing or wrong")


async def read_body(request: Request) -> bytes:
    """The whole body, or ApiError 413."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            raise ApiError(413, "invalid_request_error", "The body is too large")
    return bytes(body)


async def read_command(request: Request) -> tuple[Command, Params]:
    """Authenticate, meet the faults that strike before the work, and parse the form."""
    authorise(request)
    await before(request)
    body = await read_body(request)
    params = parse_form(body)
    idempotent = IdempotentRequest(request.headers.get("idempotency-key"), request.scope["path"], body)
    return Command(idempotent, origin_of(request), _created(request, params)), params


def _created(request: Request, params: Params) -> int | None:
    if "created" not in params:
        return None
    if not is_admin(request):
        raise invalid("Received unknown parameter: created", param="created", code="parameter_unknown")
    return positive(params, "created")


async def before(request: Request) -> None:
    """The faults that strike before anything happens."""
    faults = sandbox_of(request).faults
    if faults.switches.delay:
        await asyncio.sleep(faults.switches.delay)
    if faults.unavailable():
        raise ApiError(503, "api_error", "The sandbox was set to be unavailable")


def answer(request: Request, stored: StoredAnswer) -> Response:
    """The answer, unless a switch loses it after the work is done."""
    faults = sandbox_of(request).faults
    if faults.loses_answer():
        return LostResponse(faults.switches.lost_answer)
    if faults.switches.strange_answer is not None:
        return _strange(faults.switches.strange_answer, orjson.loads(stored.body), str(request.url))
    headers = {"Request-Id": f"req_{secrets.token_hex(7)}"}
    if stored.replayed:
        headers["Idempotent-Replayed"] = "true"
    return Response(stored.body, stored.status, headers, "application/json")


def shown(request: Request, body: dict[str, Any]) -> Response:
    """The answer to a question that changes nothing."""
    strange = sandbox_of(request).faults.switches.strange_answer
    return json_response(body) if strange is None else _strange(strange, body, str(request.url))


def _strange(how: StrangeAnswer, body: dict[str, Any], url: str) -> Response:
    match how:
        case StrangeAnswer.HTML:
            return HTMLResponse("<h1>Welcome</h1>")
        case StrangeAnswer.HTML_REFUSAL:
            return HTMLResponse("<h1>Bad Request</h1>", 400)
        case StrangeAnswer.REDIRECT:
            return RedirectResponse(url, 302)
        case StrangeAnswer.UNKNOWN_STATUS:
            return json_response({**body, "status": "requires_hologram"})


class LostResponse(Response):
    """The caller learns nothing: silence until it gives up, or a connection that breaks."""

    def __init__(self, how: LostAnswer) -> None:
        super().__init__()
        self._how = how

    async def __call__(self, _: Scope, receive: Receive, send: Send) -> None:
        """Hang until the caller leaves, or break off after the head."""
        if self._how is LostAnswer.HANG:
            await _until_disconnected(receive)
        head = [(b"content-type", b"application/json"), (b"content-length", b"1")]
        await send({"type": "http.response.start", "status": 200, "headers": head})


async def _until_disconnected(receive: Receive) -> None:
    deadline = asyncio.get_running_loop().time() + LONGEST_HANG
    while (left := deadline - asyncio.get_running_loop().time()) > 0:
        try:
            message = await asyncio.wait_for(receive(), left)
        except TimeoutError:
            return
        if message["type"] == "http.disconnect":
            return
