"""What other services ask: variants, and holds on stock."""

from datetime import timedelta
from uuid import UUID

from fastapi import APIRouter, Depends, Response

from product_service.application.reads import View
from product_service.domain.errors import (
    OutOfStock,
    ReservationCommitted,
    ReservationGone,
    ReservationMismatch,
    ReservationNotSold,
    ReservationReleased,
    RestockExceedsSale,
)
from product_service.domain.reservation import Line, ReservationStatus
from product_service.presentation.http.answers import LookupAnswer, ReservationAnswer, RestockAnswer
from product_service.presentation.http.bodies import HoldBody, LineBody, LookupBody, RestockBody
from product_service.presentation.http.dependencies import App, Reads
from product_service.presentation.http.front import staff_answer
from product_service.presentation.http.tags import SERVICES
from servicekit.identity.access import service_caller
from servicekit.problems import problems

router = APIRouter(prefix="/internal", tags=[SERVICES])
_CATALOGUE, _STOCK = Depends(service_caller("catalogue:read")), Depends(service_caller("stock:reserve"))


@router.post("/variants/lookup", response_model=LookupAnswer, dependencies=[_CATALOGUE])
async def look_up_variants(body: LookupBody, reads: Reads) -> Response:
    """Prices, titles and numbers of up to 200 variants."""
    view: View = {"variants": await reads.variants(body.variant_ids, body.locale)}
    return staff_answer(view)


@router.post(
    "/reservations", status_code=201, dependencies=[_STOCK],
    responses=problems(OutOfStock, ReservationReleased, ReservationMismatch)
    | {200: {"model": ReservationAnswer, "description": "It was held before"}},
)  # fmt: skip
async def hold_stock(body: HoldBody, response: Response, app: App) -> ReservationAnswer:
    """Hold all lines or none; a repeat with the same lines answers 200."""
    reservation, is_new = await app.hold_stock(
        body.reservation_id, _lines(body.lines), timedelta(seconds=body.expires_in_seconds)
    )
    response.status_code = 201 if is_new else 200
    return ReservationAnswer(reservation_id=reservation.id, status=reservation.status)


@router.post("/reservations/{reservation_id}/commit", dependencies=[_STOCK], responses=problems(ReservationGone))
async def commit_reservation(reservation_id: UUID, app: App) -> ReservationAnswer:
    """What is held is sold; repeatable."""
    reservation = await app.settle_reservation.commit(reservation_id)
    return ReservationAnswer(reservation_id=reservation.id, status=reservation.status)


@router.post("/reservations/{reservation_id}/release", dependencies=[_STOCK], responses=problems(ReservationCommitted))
async def release_reservation(reservation_id: UUID, app: App) -> ReservationAnswer:
    """What is held goes back on sale; repeatable, and an id not seen yet can never be held afterwards."""
    reservation = await app.settle_reservation.release(reservation_id)
    return ReservationAnswer(reservation_id=reservation.id, status=ReservationStatus.RELEASED)


@router.post(
    "/reservations/{reservation_id}/restock", dependencies=[_STOCK],
    responses=problems(ReservationNotSold, RestockExceedsSale),
)  # fmt: skip
async def restock_reservation(reservation_id: UUID, body: RestockBody, app: App) -> RestockAnswer:
    """Sold pieces came back; repeatable by `restock_id`."""
    await app.settle_reservation.restock(reservation_id, body.restock_id, _lines(body.lines))
    return RestockAnswer(restock_id=body.restock_id)


def _lines(lines: list[LineBody]) -> list[Line]:
    return [Line(line.variant_id, line.quantity) for line in lines]
