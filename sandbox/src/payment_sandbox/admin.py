"""For whoever holds the admin key: the fault switches, and the whole ledger for the invariant checker."""

import asyncio
from typing import Any

import orjson
from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from payment_sandbox.errors import invalid
from payment_sandbox.faults import FaultSwitches
from payment_sandbox.http import json_response, read_body, require_admin, sandbox_of
from payment_sandbox.ledger import Ledger

LEDGER_QUERIES = {
    "intents": "SELECT id, created, amount, currency, status, latest_charge, metadata FROM intents",
    "charges": "SELECT * FROM charges",
    "refunds": "SELECT id, created, charge, intent, amount, currency, status, metadata, idempotency_key FROM refunds",
    "idempotency_keys": "SELECT key, created, path, status FROM idempotency_keys",
}


async def show_faults(request: Request) -> Response:
    """GET /admin/faults: the switches now in force."""
    require_admin(request)
    return json_response(sandbox_of(request).faults.switches.model_dump(mode="json"))


async def set_faults(request: Request) -> Response:
    """PUT /admin/faults: these switches, every other one back to healthy."""
    require_admin(request)
    try:
        switches = FaultSwitches.model_validate_json(await read_body(request))
    except ValidationError as error:
        raise invalid(f"Not a set of switches: {error.errors(include_url=False, include_context=False)}") from error
    return _switch(request, switches)


async def clear_faults(request: Request) -> Response:
    """DELETE /admin/faults: the healthy provider."""
    require_admin(request)
    return _switch(request, FaultSwitches())


async def show_ledger(request: Request) -> Response:
    """GET /ledger: every intent, charge, refund and idempotency key, from one state."""
    require_admin(request)
    body = await asyncio.to_thread(_dump, sandbox_of(request).ledger)
    return Response(body, media_type="application/json")


def _switch(request: Request, switches: FaultSwitches) -> Response:
    sandbox = sandbox_of(request)
    sandbox.faults.switches = switches
    sandbox.webhooks.wake()
    return json_response(switches.model_dump(mode="json"))


def _dump(ledger: Ledger) -> bytes:
    tables: dict[str, list[dict[str, Any]]] = {}
    with ledger.snapshot() as connection:
        for name, sql in LEDGER_QUERIES.items():
            tables[name] = [dict(row) for row in connection.execute(sql)]
    for rows in (tables["intents"], tables["refunds"]):
        for row in rows:
            row["metadata"] = orjson.loads(row["metadata"])
    return orjson.dumps(tables)


ROUTES = [
    Route("/admin/faults", show_faults, methods=["GET"]),
    Route("/admin/faults", set_faults, methods=["PUT"]),
    Route("/admin/faults", clear_faults, methods=["DELETE"]),
    Route("/ledger", show_ledger, methods=["GET"]),
]
