"""What a refund gives: pieces of lines and shipping, or an amount, and never more than is left of the order.

Whatever comes before and after, failed refunds too, an order's refunds end at exactly what was charged, net and tax
apart.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from commerce.values import Money, OrderRefundStatus
from order_service.domain.errors import InvalidRefund, OrderNotRefundable
from order_service.domain.pricing import Taxed
from order_service.domain.refunds import Refund, RefundedLine, RefundParts, Refunds
from order_service.domain.snapshot import OrderLine, Snapshot


@dataclass(frozen=True, slots=True)
class Pieces:
    """So many pieces of a variant; `restock` says whether they go back on sale."""

    variant_id: UUID
    quantity: int
    restock: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundWish:
    """What staff wants to give back: an amount, or pieces and shipping; neither means all that is left."""

    amount: Money | None = None
    pieces: tuple[Pieces, ...] = ()
    shipping: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether all that is left goes back."""
        return self.amount is None and not self.pieces and not self.shipping


def plan_refund(wish: RefundWish, snapshot: Snapshot, refunds: Refunds) -> RefundParts:
    """The parts of a refund of a sold order of which nothing is on its way back at present.

    Raises InvalidRefund, OrderNotRefundable when more is asked for than is left.
    """
    left = left_of(snapshot, refunds)
    if wish.amount is None:
        named = _all_pieces(snapshot, refunds) if wish.is_whole else _named(wish.pieces, snapshot, refunds)
        parts = _by_pieces(named, wish.shipping or wish.is_whole, snapshot, refunds)
    elif left.gross < wish.amount:
        raise OrderNotRefundable(f"At most {left.gross} can be refunded.")
    else:
        parts = amount_parts(wish.amount, left)
    given = parts.total.gross
    if not given:
        raise OrderNotRefundable("What this refund names has had its money." if left.gross else "All has gone back.")
    if given.amount % given.payable_step:
        step = Money(given.payable_step, given.currency)
        raise InvalidRefund("body", f"{given} cannot be given back to a card, which takes steps of {step}.")
    return parts


def plan_again(failed: Refund, snapshot: Snapshot, refunds: Refunds) -> RefundParts:
    """What a refund that failed was to give, as far as no other has given it since; perhaps nothing."""
    left = left_of(snapshot, refunds)
    if failed.parts is None or not (failed.lines or failed.parts.shipping.gross):
        return amount_parts(min(failed.amount, left.gross), left)
    named = {}
    for line in failed.lines:
        rest = _rest(line.position, snapshot.lines[line.position], refunds)
        restock = line.restock > 0 and failed.restocked_at is None
        named[line.position] = Pieces(line.variant_id, min(line.quantity, rest), restock)
    return _by_pieces(named, bool(failed.parts.shipping.gross), snapshot, refunds)


def amount_parts(amount: Money, left: Taxed) -> RefundParts:
    """An amount that is no line's: of what is left, its share of the tax."""
    tax = left.tax.ratio(amount.amount, left.gross.amount) if left.gross else left.tax
    return RefundParts(shipping=Taxed.zero(amount.currency), total=_within(amount, tax, left))


def left_of(snapshot: Snapshot, refunds: Refunds) -> Taxed:
    """What was charged and has not gone back. A refund from before refunds had parts took its share of the tax."""
    amounts, left = snapshot.amounts, Taxed.of(snapshot.amounts.total, snapshot.amounts.tax)
    for refund in refunds:
        if refund.status is OrderRefundStatus.FAILED:
            continue
        share = amounts.tax.ratio(refund.amount.amount, amounts.total.amount) if amounts.total else amounts.tax
        left -= _within(refund.amount, refund.parts.total.tax if refund.parts else share, left)
    return left


def due(charged: Taxed, pieces: int, named: int, got: Taxed) -> Taxed:
    """What a line of `pieces` that cost `charged` and got `got` is owed, once `named` of them are given back.

    R(named) - got, where R(j) = half-up(charged * j / pieces) in steps that a card can pay; gross and tax alike.
    """
    step = charged.gross.payable_step
    gross = min(charged.gross.ratio(named, pieces * step) * step, charged.gross) if named < pieces else charged.gross
    return _within(gross - got.gross, charged.tax.ratio(named, pieces) - got.tax, charged - got)


def _within(gross: Money, tax: Money, left: Taxed) -> Taxed:
    """As much of `gross` as is left, with as much of `tax` as leaves neither net nor tax below zero."""
    none = Money.zero(gross.currency)
    gross = min(max(gross, none), left.gross)
    tax = min(max(tax, none, gross - left.net), gross, left.tax)
    return Taxed.of(gross, tax)


def _by_pieces(named: Mapping[int, Pieces], shipped: bool, snapshot: Snapshot, refunds: Refunds) -> RefundParts:
    left = left_of(snapshot, refunds)
    lines, purse = [], left
    for position, pieces in named.items():
        line = _refunded_line(position, pieces, snapshot.lines[position], refunds, purse)
        purse -= line.taxed
        if line.quantity or line.taxed.gross:
            lines.append(line)
    shipping = _owed_shipping(snapshot, refunds, purse) if shipped else Taxed.zero(left.gross.currency)
    total = Taxed.total((line.taxed for line in lines), left.gross.currency) + shipping
    return RefundParts(lines=tuple(lines), shipping=shipping, total=total)


def _refunded_line(position: int, pieces: Pieces, line: OrderLine, refunds: Refunds, purse: Taxed) -> RefundedLine:
    given = refunds.of_line(position)
    got = Taxed.total((each.taxed for each in given), purse.gross.currency)
    owed = due(line.taxed, line.quantity, sum(each.quantity for each in given) + pieces.quantity, got)
    on_sale = min(pieces.quantity, line.quantity - refunds.restocked(position)) if pieces.restock else 0
    return RefundedLine(
        position=position, variant_id=line.variant_id, quantity=pieces.quantity, restock=on_sale,
        taxed=_within(owed.gross, owed.tax, purse),
    )  # fmt: skip


def _owed_shipping(snapshot: Snapshot, refunds: Refunds, purse: Taxed) -> Taxed:
    alive = (refund for refund in refunds if refund.status is not OrderRefundStatus.FAILED)
    got = Taxed.total((refund.parts.shipping for refund in alive if refund.parts), purse.gross.currency)
    owed = snapshot.amounts.shipping - got
    return _within(owed.gross, owed.tax, purse)


def _rest(position: int, line: OrderLine, refunds: Refunds) -> int:
    return line.quantity - sum(given.quantity for given in refunds.of_line(position))


def _all_pieces(snapshot: Snapshot, refunds: Refunds) -> dict[int, Pieces]:
    return {
        position: Pieces(line.variant_id, _rest(position, line, refunds))
        for position, line in enumerate(snapshot.lines)
    }


def _named(wanted: Sequence[Pieces], snapshot: Snapshot, refunds: Refunds) -> dict[int, Pieces]:
    """By position of their lines; each variant has one line, as in the cart."""
    positions = {line.variant_id: position for position, line in enumerate(snapshot.lines)}
    named = {}
    for index, pieces in enumerate(wanted):
        position = positions.get(pieces.variant_id)
        if position is None:
            raise InvalidRefund(f"body.lines.{index}.variant_id", "This order has no such line.")
        rest = _rest(position, snapshot.lines[position], refunds)
        if rest < pieces.quantity:
            raise OrderNotRefundable(f"Of {snapshot.lines[position].sku}, {rest} can be given back.")
        named[position] = pieces
    return dict(sorted(named.items()))
