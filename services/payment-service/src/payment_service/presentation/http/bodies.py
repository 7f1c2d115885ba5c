"""Bodies whose shape depends on who sends them, or on where the shop is."""

from collections.abc import Set
from typing import Any, TypeVar

from fastapi.exceptions import RequestValidationError
from pydantic import AnyHttpUrl, BaseModel, ValidationError

M = TypeVar("M", bound=BaseModel)


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
