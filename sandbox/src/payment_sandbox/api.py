"""The provider's API: `/v1/payment_intents`, `/v1/refunds`, `/v1/events`. Forms in, JSON out, as its SDKs speak."""

from collections.abc import Callable
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from payment_sandbox.amounts import require_charge
from payment_sandbox.errors import invalid, no_such
from payment_sandbox.forms import Params, mapping, positive, text
from payment_sandbox.http import answer, authorise, before, json_response, origin_of, read_command, sandbox_of, shown
from payment_sandbox.intents import Answer
from payment_sandbox.objects import intent_object, refund_object
from payment_sandbox.sandbox import Desk

LARGEST_PAGE = 100


async def create_intent(request: Request) -> Response:
    """POST /v1/payment_intents: amount, currency, metadata; with confirm=true also payment_method, return_url."""
    command, params = await read_command(request)
    amount, currency, metadata = (
        positive(params, "amount"),
        text(params, "currency").lower(),
        mapping(params, "metadata"),
    )
    require_charge(amount, currency)
    confirm = _confirmation(params) if params.get("confirm") == "true" else None

    def work(desk: Desk) -> Answer:
        created = desk.intents.create(amount, currency, metadata)
        return confirm(desk, created.body["id"]) if confirm else created

    return answer(request, await sandbox_of(request).execute(command, work))


async def confirm_intent(request: Request) -> Response:
    """POST /v1/payment_intents/{id}/confirm: payment_method, return_url."""
    command, params = await read_command(request)
    confirm, intent_id = _confirmation(params), request.path_params["id"]
    return answer(request, await sandbox_of(request).execute(command, lambda desk: confirm(desk, intent_id)))


async def cancel_intent(request: Request) -> Response:
    """POST /v1/payment_intents/{id}/cancel: voids an intent that is not charged, with `cancellation_reason`."""
    command, params = await read_command(request)
    intent_id, reason = request.path_params["id"], params.get("cancellation_reason")
    return answer(
        request, await sandbox_of(request).execute(command, lambda desk: desk.intents.cancel(intent_id, reason))
    )


async def create_refund(request: Request) -> Response:
    """POST /v1/refunds: payment_intent, amount, reason, metadata."""
    command, params = await read_command(request)
    intent_id, metadata = text(params, "payment_intent"), mapping(params, "metadata")
    amount = positive(params, "amount") if "amount" in params else None

    def work(desk: Desk) -> Answer:
        return desk.refunds.create(intent_id, amount, params.get("reason"), metadata)

    return answer(request, await sandbox_of(request).execute(command, work))


async def show_intent(request: Request) -> Response:
    """GET /v1/payment_intents/{id}: the intent as it is now."""
    row = await _one(request, "intents", "payment_intent")
    return shown(request, intent_object(row, origin_of(request)))


async def show_refund(request: Request) -> Response:
    """GET /v1/refunds/{id}: the refund as it is now."""
    return shown(request, refund_object(await _one(request, "refunds", "refund")))


async def list_refunds(request: Request) -> Response:
    """GET /v1/refunds?payment_intent=&starting_after=&limit=: newest first."""
    authorise(request)
    await before(request)
    query, limit = request.query_params, _limit(request)
    rows = sandbox_of(request).ledger.read(
        "SELECT * FROM refunds WHERE (?1 IS NULL OR intent = ?1)"
        " AND (?2 IS NULL OR rowid < (SELECT rowid FROM refunds WHERE id = ?2)) ORDER BY rowid DESC LIMIT ?3",
        query.get("payment_intent"),
        query.get("starting_after"),
        limit + 1,
    )
    data = [refund_object(row) for row in rows[:limit]]
    return shown(request, {"object": "list", "url": "/v1/refunds", "has_more": len(rows) > limit, "data": data})


async def list_events(request: Request) -> Response:
    """GET /v1/events?type=&starting_after=&limit=: newest first."""
    authorise(request)
    query, limit = request.query_params, _limit(request)
    rows = sandbox_of(request).ledger.read(
        "SELECT body FROM events WHERE (?1 IS NULL OR type = ?1)"
        " AND (?2 IS NULL OR number < (SELECT number FROM events WHERE id = ?2)) ORDER BY number DESC LIMIT ?3",
        query.get("type"),
        query.get("starting_after"),
        limit + 1,
    )
    events = [orjson.loads(row["body"]) for row in rows]
    page = {"object": "list", "url": "/v1/events", "has_more": len(events) > limit, "data": events[:limit]}
    return json_response(page)


def _limit(request: Request) -> int:
    limit = request.query_params.get("limit", "10")
    if not limit.isdigit() or not 1 <= int(limit) <= LARGEST_PAGE:
        raise invalid("limit is a number from 1 to 100", param="limit")
    return int(limit)


def _confirmation(params: Params) -> Callable[[Desk, str], Answer]:
    method, return_url = text(params, "payment_method"), params.get("return_url")
    return lambda desk, intent_id: desk.intents.confirm(intent_id, method, return_url)


async def _one(request: Request, table: str, kind: str) -> Any:
    authorise(request)
    await before(request)
    identifier = request.path_params["id"]
    rows = sandbox_of(request).ledger.read(f"SELECT * FROM {table} WHERE id = ?", identifier)  # noqa: S608 - a constant
    if not rows:
        raise no_such(kind, identifier, "intent" if kind == "payment_intent" else "id")
    return rows[0]


ROUTES = [
    Route("/v1/payment_intents/{id}/confirm", confirm_intent, methods=["POST"]),
    Route("/v1/payment_intents", create_intent, methods=["POST"]),
    Route("/v1/payment_intents/{id}", show_intent, methods=["GET"]),
    Route("/v1/payment_intents/{id}/cancel", cancel_intent, methods=["POST"]),
    Route("/v1/refunds", create_refund, methods=["POST"]),
    Route("/v1/refunds", list_refunds, methods=["GET"]),
    Route("/v1/refunds/{id}", show_refund, methods=["GET"]),
    Route("/v1/events", list_events, methods=["GET"]),
]
