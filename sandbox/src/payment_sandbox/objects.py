"""Ledger rows as the provider's JSON objects."""

import sqlite3
from typing import Any

import orjson

from payment_sandbox.cards import CARDS

Json = dict[str, Any]


def intent_object(row: sqlite3.Row, origin: str) -> Json:
    """A payment intent; `origin` is where the 3-D Secure page lives."""
    return {
        "id": row["id"],
        "object": "payment_intent",
        "amount": row["amount"],
        "amount_received": CARDS[row["payment_method"]].pays(row["amount"]) if row["status"] == "succeeded" else 0,
        "canceled_at": row["canceled_at"],
        "cancellation_reason": row["cancellation_reason"],
        "capture_method": "automatic",
        "client_secret": row["client_secret"],
        "created": row["created"],
        "currency": row["currency"],
        "last_payment_error": orjson.loads(row["last_error"]) if row["last_error"] else None,
        "latest_charge": row["latest_charge"],
        "livemode": False,
        "metadata": orjson.loads(row["metadata"]),
        "next_action": _next_action(row, origin),
        "payment_method": row["payment_method"],
        "status": row["status"],
    }


def _next_action(row: sqlite3.Row, origin: str) -> Json | None:
    if row["status"] != "requires_action":
        return None
    url = f"{origin}/sandbox/3ds/{row['id']}?challenge={row['challenge']}"
    return {"type": "redirect_to_url", "redirect_to_url": {"url": url, "return_url": row["return_url"]}}


def refund_object(row: sqlite3.Row) -> Json:
    """A refund; a reason to have failed is there only when it has."""
    failed = {} if row["failure_reason"] is None else {"failure_reason": row["failure_reason"]}
    return {
        **failed,
        "id": row["id"],
        "object": "refund",
        "amount": row["amount"],
        "charge": row["charge"],
        "created": row["created"],
        "currency": row["currency"],
        "metadata": orjson.loads(row["metadata"]),
        "payment_intent": row["intent"],
        "reason": row["reason"],
        "status": row["status"],
    }
