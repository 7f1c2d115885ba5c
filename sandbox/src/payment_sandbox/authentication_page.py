"""The 3-D Secure page that a shopper is sent to: no script, a strict content security policy, two buttons."""

import base64
import hashlib
import html
import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from payment_sandbox.amounts import as_money
from payment_sandbox.errors import ApiError, no_such
from payment_sandbox.forms import Params, parse_form
from payment_sandbox.http import read_body, sandbox_of
from payment_sandbox.idempotency import IdempotentRequest
from payment_sandbox.objects import Json, intent_object
from payment_sandbox.page_template import PAGE, STYLE
from payment_sandbox.sandbox import Command

_ORIGIN = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+")
STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()


async def show_page(request: Request) -> Response:
    """GET /sandbox/3ds/{id}?challenge=: the bank asks whether it is you."""
    intent = _intent(request)
    if intent["status"] != "requires_action" or not _knows(intent, request.query_params.get("challenge", "")):
        return _page(intent, "This payment does not wait for you any more.", form="")
    challenge = html.escape(request.query_params["challenge"], quote=True)
    form = (
        f'<form method="post" action="{html.escape(intent["id"])}">'
        f'<input type="hidden" name="challenge" value="{challenge}">'
        '<button name="outcome" value="complete">Complete authentication</button>'
        '<button class="quiet" name="outcome" value="fail">Fail authentication</button></form>'
    )
    return _page(intent, "Your bank asks you to confirm this payment.", form)


async def answer_challenge(request: Request) -> Response:
    """POST /sandbox/3ds/{id} {challenge, outcome=complete|fail}: back to where the shop wants the shopper."""
    intent = _intent(request)
    params = parse_form(await read_body(request))
    passed, challenge = params.get("outcome") == "complete", str(params.get("challenge", ""))
    command = Command(IdempotentRequest(None, request.url.path, b""), "")
    try:
        await sandbox_of(request).execute(
            command, lambda desk: desk.intents.answer_challenge(intent["id"], challenge, passed)
        )
    except ApiError:
        return _page(intent, "This payment does not wait for you any more.", form="", status=409)
    outcome = {"payment_intent": intent["id"], "redirect_status": "succeeded" if passed else "failed"}
    target = _with_query(intent["next_action"]["redirect_to_url"]["return_url"], outcome)
    return RedirectResponse(target, 303, {"Cache-Control": "no-store"})


def _intent(request: Request) -> Json:
    identifier = request.path_params["id"]
    rows = sandbox_of(request).ledger.read("SELECT * FROM intents WHERE id = ?", identifier)
    if not rows:
        raise no_such("payment_intent", identifier)
    return intent_object(rows[0], "")


def _knows(intent: Json, challenge: str) -> bool:
    return bool(challenge) and intent["next_action"]["redirect_to_url"]["url"].endswith(f"?challenge={challenge}")


def _with_query(url: str, more: Params) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(query=urlencode([*parse_qsl(parts.query, keep_blank_values=True), *more.items()])))


def _page(intent: Json, message: str, form: str, status: int = 200) -> Response:
    amount = str(as_money(intent["amount"], intent["currency"]))
    page = PAGE.format(style=STYLE, message=html.escape(message), amount=html.escape(amount), form=form)
    return HTMLResponse(page, status, headers=_headers(intent))


def _shop_origin(intent: Json) -> str:
    """Where the shopper came from, empty when that cannot stand in a header."""
    back = urlsplit(intent["next_action"]["redirect_to_url"]["return_url"])
    origin = f"{back.scheme}://{back.netloc}"
    return origin if _ORIGIN.fullmatch(origin) else ""


def _headers(intent: Json) -> dict[str, str]:
    # Browsers apply form-action to the redirect that answers a form, so the shop's origin must be in it.
    form_action = f"'self' {_shop_origin(intent)}".rstrip() if intent["next_action"] else "'none'"
    policy = (
        f"default-src 'none'; style-src 'sha256-{STYLE_HASH}'; form-action {form_action};"
        " base-uri 'none'; frame-ancestors 'none'"
    )
    return {
        "Content-Security-Policy": policy,
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex",
    }


ROUTES = [
    Route("/sandbox/3ds/{id}", show_page, methods=["GET"]),
    Route("/sandbox/3ds/{id}", answer_challenge, methods=["POST"]),
]
