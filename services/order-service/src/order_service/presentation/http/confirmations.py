"""The confirmation of an order once more. Who holds an order's token is no caller, so there is no idempotency key."""

from uuid import UUID

from fastapi import APIRouter, Depends, Response

from order_service.domain.attention import BUYER
from order_service.domain.errors import OrderNotConfirmed, OrderNotFound
from order_service.presentation.http.access import Reader
from order_service.presentation.http.dependencies import App
from order_service.presentation.http.orders import TAG
from servicekit.limits import limit
from servicekit.problems import problems

router = APIRouter(prefix="/orders", tags=[TAG])


@router.post(
    "/{order_id}/confirmation",
    status_code=202,
    response_class=Response,
    dependencies=[Depends(limit("send confirmations", times=5, per_seconds=3600))],
    responses=problems(OrderNotFound, OrderNotConfirmed),
)
async def send_confirmation(order_id: UUID, reader: Reader, app: App) -> None:
    """Mail the confirmation once more, to the order's address. A guest's earlier links go on opening it."""
    by = str(reader.caller.id) if reader.reads_all and reader.caller else BUYER
    await app.send_confirmation(order_id, reader.owner, reader.order_token, by)
