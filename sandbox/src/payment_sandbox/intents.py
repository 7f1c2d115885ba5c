"""Payment intents: each is charged at most once, whatever is asked how often. Runs in the ledger's writer thread."""

import secrets
import sqlite3
from dataclasses import dataclass
from typing import Any

import orjson

from payment_sandbox.cards import CARDS, DECLINED, Card, Outcome
from payment_sandbox.errors import invalid, no_such, unexpected_state
from payment_sandbox.events import Journal
from payment_sandbox.identifiers import new_id
from payment_sandbox.objects import Json, intent_object

CONFIRMABLE = ("requires_payment_method", "requires_action")
CANCELLABLE = ("requires_payment_method", "requires_action", "processing")


@dataclass(slots=True)
class Answer:
    """An HTTP status and its JSON body."""

    status: int
    body: Json


@dataclass(slots=True)
class Intents:
    """The intents of one transaction; `origin` is where the 3-D Secure page lives, `declines` overrules every card."""

    connection: sqlite3.Connection
    journal: Journal
    origin: str = ""
    declines: bool = False
    settle_at: float = 0.0

    def row(self, intent_id: str) -> sqlite3.Row:
        """One intent; raises ApiError 404."""
        row: sqlite3.Row | None = self.connection.execute("SELECT * FROM intents WHERE id = ?", (intent_id,)).fetchone()
        if row is None:
            raise no_such("payment_intent", intent_id, "intent")
        return row

    def shown(self, intent_id: str) -> Json:
        """One intent as the API shows it."""
        return intent_object(self.row(intent_id), self.origin)

    def create(self, amount: int, currency: str, metadata: dict[str, str]) -> Answer:
        """A new intent; `amount` in minor units."""
        identifier = new_id("pi")
        self.connection.execute(
            "INSERT INTO intents (id, created, amount, currency, status, client_secret, metadata)"
            " VALUES (?, ?, ?, ?, 'requires_payment_method', ?, ?)",
            (
                identifier,
                self.journal.now,
                amount,
                currency,
                f"{identifier}_secret_{secrets.token_hex(12)}",
                orjson.dumps(metadata).decode(),
            ),
        )
        return Answer(200, self.shown(identifier))

    def confirm(self, intent_id: str, method: str, return_url: str | None) -> Answer:
        """Try to charge; a decline answers 402 and leaves the intent payable."""
        row = self.row(intent_id)
        if row["status"] not in CONFIRMABLE:
            raise unexpected_state(
                f"You cannot confirm this PaymentIntent because it has a status of {row['status']}.",
                self.shown(intent_id),
            )
        card = CARDS.get(method)
        if card is None:
            raise invalid(f"No such PaymentMethod: '{method}'", param="payment_method", code="resource_missing")
        if self.declines:
            card = DECLINED
        self._set(intent_id, payment_method=method, return_url=return_url)
        match card.outcome:
            case Outcome.APPROVE:
                return self._succeed(row, method)
            case Outcome.DECLINE:
                return self._decline(row, method, card)
            case Outcome.CHALLENGE:
                return self._challenge(row, return_url)
            case Outcome.PROCESS:
                return self._move(intent_id, "processing", last_error=None, settle_at=self.settle_at)

    def answer_challenge(self, intent_id: str, challenge: str, passed: bool) -> Answer:
        """What the shopper did on the 3-D Secure page; raises ApiError 400 when nothing was asked."""
        row = self.row(intent_id)
        if row["status"] != "requires_action" or not secrets.compare_digest(row["challenge"], challenge):
            raise unexpected_state("This payment does not wait for an authentication.", self.shown(intent_id))
        self.journal.idempotency_key = row["challenge_key"]
        if passed:
            return self._succeed(row, row["payment_method"])
        return self._fail_authentication(row)

    def settle(self, row: sqlite3.Row) -> None:
        """A payment that was processing has come through."""
        self._succeed(row, row["payment_method"])

    def cancel(self, intent_id: str, reason: str | None) -> Answer:
        """Give the intent up: it can never be charged again. Cancelling twice answers the same."""
        row = self.row(intent_id)
        if row["status"] == "canceled":
            return Answer(200, self.shown(intent_id))
        if row["status"] not in CANCELLABLE:
            raise unexpected_state(
                f"You cannot cancel this PaymentIntent because it has a status of {row['status']}.",
                self.shown(intent_id),
            )
        return self._move(
            intent_id, "canceled", canceled_at=self.journal.now, cancellation_reason=reason, settle_at=None
        )

    def _succeed(self, row: sqlite3.Row, method: str) -> Answer:
        charge = self._charge(row, method, "succeeded")
        return self._move(row["id"], "succeeded", latest_charge=charge, last_error=None, settle_at=None)

    def _decline(self, row: sqlite3.Row, method: str, card: Card) -> Answer:
        charge = self._charge(row, method, "failed", card)
        error = {
            "type": "card_error",
            "code": card.code,
            "decline_code": card.decline_code,
            "message": card.message,
            "charge": charge,
            "payment_method": {"id": method, "object": "payment_method", "type": "card"},
        }
        answer = self._move(
            row["id"],
            "requires_payment_method",
            kind="payment_failed",
            latest_charge=charge,
            last_error=orjson.dumps(error).decode(),
            payment_method=None,
        )
        return Answer(402, {"error": {**error, "payment_intent": answer.body}})

    def _fail_authentication(self, row: sqlite3.Row) -> Answer:
        """The bank was never asked for money, so there is no charge, and the error is no card_error."""
        error = {
            "type": "invalid_request_error",
            "code": "payment_intent_authentication_failure",
            "message": "The provided PaymentMethod has failed authentication.",
            "payment_method": {"id": row["payment_method"], "object": "payment_method", "type": "card"},
        }
        return self._move(
            row["id"],
            "requires_payment_method",
            kind="payment_failed",
            last_error=orjson.dumps(error).decode(),
            payment_method=None,
        )

    def _challenge(self, row: sqlite3.Row, return_url: str | None) -> Answer:
        if not return_url:
            raise invalid(
                "A return_url is needed for this payment method.", param="return_url", code="parameter_missing"
            )
        return self._move(
            row["id"],
            "requires_action",
            last_error=None,
            challenge=secrets.token_urlsafe(18),
            challenge_key=self.journal.idempotency_key,
        )

    def _charge(self, row: sqlite3.Row, method: str, status: str, card: Card | None = None) -> str:
        identifier = new_id("ch")
        code, decline_code = (card.code, card.decline_code) if card else (None, None)
        amount = CARDS[method].pays(row["amount"]) if status == "succeeded" else row["amount"]
        values = (identifier, self.journal.now, row["id"], amount, row["currency"], status, method)
        self.connection.execute(
            "INSERT INTO charges VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*values, code, decline_code, self.journal.idempotency_key),
        )
        return identifier

    def _move(self, intent_id: str, status: str, *, kind: str | None = None, **columns: Any) -> Answer:
        self._set(intent_id, status=status, **columns)
        shown = self.shown(intent_id)
        self.journal.record(f"payment_intent.{kind or status}", shown)
        return Answer(200, shown)

    def _set(self, intent_id: str, **columns: Any) -> None:
        assignments = ", ".join(f"{name} = ?" for name in columns)
        self.connection.execute(
            f"UPDATE intents SET {assignments} WHERE id = ?",  # noqa: S608 - column names from this file only
            (*columns.values(), intent_id),
        )
