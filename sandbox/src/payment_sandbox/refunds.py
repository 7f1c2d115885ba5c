"""Refunds: never more than was charged. Runs in the ledger's writer thread."""

import sqlite3
from dataclasses import dataclass

import orjson

from payment_sandbox.amounts import require_multiple
from payment_sandbox.cards import CARDS, RefundOutcome
from payment_sandbox.errors import invalid, no_such
from payment_sandbox.events import Journal
from payment_sandbox.identifiers import new_id
from payment_sandbox.intents import Answer
from payment_sandbox.objects import Json, refund_object


@dataclass(slots=True)
class Refunds:
    """The refunds of one transaction; `settle_at` is when a pending one comes through (Unix seconds)."""

    connection: sqlite3.Connection
    journal: Journal
    settle_at: float = 0.0

    def shown(self, refund_id: str) -> Json:
        """One refund as the API shows it; raises ApiError 404."""
        row = self.connection.execute("SELECT * FROM refunds WHERE id = ?", (refund_id,)).fetchone()
        if row is None:
            raise no_such("refund", refund_id)
        return refund_object(row)

    def create(self, intent_id: str, amount: int | None, reason: str | None, metadata: dict[str, str]) -> Answer:
        """Give back `amount` minor units of the intent's charge, all that is left when None."""
        charge = self._charge_of(intent_id)
        left = charge["amount"] - self._refunded(charge["id"])
        if left <= 0:
            raise invalid(f"Charge {charge['id']} has already been refunded.", code="charge_already_refunded")
        require_multiple(amount or left, charge["currency"])
        if amount is not None and amount > left:
            raise invalid(f"Refund amount ({amount}) is greater than what is left ({left})", param="amount")
        outcome = CARDS[charge["payment_method"]].refund
        identifier = new_id("re")
        self._insert(identifier, charge, amount or left, reason, metadata, outcome)
        shown = self.shown(identifier)
        self.journal.record("refund.created", shown)
        return Answer(200, shown)

    def settle(self, row: sqlite3.Row) -> None:
        """What was pending has come through; what looked done has come back."""
        if row["status"] == "pending":
            self._move(row["id"], "succeeded", None)
        else:
            self._move(row["id"], "failed", "lost_or_stolen_card")

    def _charge_of(self, intent_id: str) -> sqlite3.Row:
        row: sqlite3.Row | None = self.connection.execute(
            "SELECT * FROM charges WHERE intent = ? AND status = 'succeeded'", (intent_id,)
        ).fetchone()
        if row is None and not self.connection.execute("SELECT 1 FROM intents WHERE id = ?", (intent_id,)).fetchone():
            raise no_such("payment_intent", intent_id, "payment_intent")
        if row is None:
            raise invalid(f"This PaymentIntent ({intent_id}) does not have a successful charge to refund.")
        return row

    def _refunded(self, charge_id: str) -> int:
        (amount,) = self.connection.execute(
            "SELECT coalesce(sum(amount), 0) FROM refunds WHERE charge = ? AND status <> 'failed'", (charge_id,)
        ).fetchone()
        return int(amount)

    def _insert(
        self,
        identifier: str,
        charge: sqlite3.Row,
        amount: int,
        reason: str | None,
        metadata: dict[str, str],
        outcome: RefundOutcome,
    ) -> None:
        status = "pending" if outcome is RefundOutcome.PEND else "succeeded"
        settle_at = None if outcome is RefundOutcome.SUCCEED else self.settle_at
        key = self.journal.idempotency_key
        about = (identifier, self.journal.now, charge["id"], charge["intent"], amount, charge["currency"], status)
        self.connection.execute(
            "INSERT INTO refunds VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*about, reason, None, orjson.dumps(metadata).decode(), settle_at, key),
        )

    def _move(self, refund_id: str, status: str, failure_reason: str | None) -> None:
        self.connection.execute(
            "UPDATE refunds SET status = ?, failure_reason = ?, settle_at = NULL WHERE id = ?",
            (status, failure_reason, refund_id),
        )
        self.journal.record("refund.failed" if status == "failed" else "refund.updated", self.shown(refund_id))
