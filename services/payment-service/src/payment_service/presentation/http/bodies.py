"""What the routes take, some in shapes that depend on who sends them, or on where the shop is."""

from collections.abc import Set
from typing import Annotated, Any, TypeVar
from uuid import UUID

from fastapi.exceptions import RequestValidationError
from pydantic import AfterValidator, AnyHttpUrl, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from commerce.bodies import Money, SentMoney
from servicekit.schemas import Body, Internal

LONGEST_URL = 2048
M = TypeVar("M", bound=BaseModel)


def _http_url(value: str) -> str:
    return str(_URL.validate_python(value))


_URL = TypeAdapter(AnyHttpUrl)
HttpAddress = Annotated[str, Field(max_length=LONGEST_URL), AfterValidator(_http_url)]


def _positive(money: Money) -> Money:
    if money.amount <= 0:
        raise ValueError("the amount must be above zero")
    return money


Charged = Annotated[SentMoney, AfterValidator(_positive)]


class OwnIntentBody(Body):
    """What a shopper sends to learn of their order's payment."""

    order_id: UUID


class NewIntentBody(Internal):
    """What order-service sends; only it says who pays how much (minor units)."""

    order_id: UUID
    owner_id: UUID
    amount: Charged


class CreateIntentBody(Internal):
    """`{order_id}` from a shopper, `{order_id, owner_id, amount}` from order-service."""

    model_config = ConfigDict(
        extra="allow",
        frozen=True,
        json_schema_extra={"examples": [{"order_id": "01890a5d-ac96-774b-bcce-b302099a8057"}]},
    )

    order_id: UUID

    def sent(self) -> dict[str, Any]:
        """Everything that was in the body."""
        return {"order_id": self.order_id, **(self.model_extra or {})}


class ConfirmPaymentBody(Body):
    """`payment_method` is the provider's id of a card; `return_url` is the page of the shop that an authentication page
    sends back to.
    """

    payment_id: UUID
    payment_method: Annotated[str, Field(pattern=r"^[a-z]{2,10}_[A-Za-z0-9_]{1,240}$", examples=["pm_card_visa"])]
    return_url: HttpAddress


class LookUpPaymentsBody(Internal):
    """Up to 200 orders."""

    order_ids: Annotated[list[UUID], Field(max_length=200)]


class RefundPaymentBody(Internal):
    """`refund_id` is order-service's own: the same id is the same refund for ever."""

    order_id: UUID
    refund_id: UUID
    amount: Charged
    reason: Annotated[str, Field(min_length=1, max_length=200)]


def parsed(model: type[M], sent: dict[str, Any]) -> M:
    """`sent` as `model`; raises RequestValidationError (422) as if FastAPI had read it."""
    try:
        return model.model_validate(sent)
    except ValidationError as error:
        faults = [{**fault, "loc": ("body", *fault["loc"])} for fault in error.errors(include_url=False)]
        raise RequestValidationError(faults) from error


def require_own_page(field: str, url: str, own_origins: Set[str]) -> None:
    """Raises RequestValidationError (422) naming `field` unless `url` lies in the shop: a page of somebody else's could
    pass for ours after a payment. Read as browsers do (WHATWG URL): what they would visit is what counts.
    """
    address = AnyHttpUrl(url)
    if address.username or address.password or _origin(address) not in map(_origin, map(AnyHttpUrl, own_origins)):
        message = f"Send an address of the shop itself; its origins are {', '.join(sorted(own_origins))}."
        raise RequestValidationError([{"loc": ("body", field), "type": "foreign_origin", "msg": message}])


def _origin(url: AnyHttpUrl) -> tuple[str, str | None, int | None]:
    return url.scheme, url.host, url.port
