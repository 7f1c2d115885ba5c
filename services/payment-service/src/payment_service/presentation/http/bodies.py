"""Bodies whose shape depends on who sends them."""

from typing import Any, TypeVar

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError

M = TypeVar("M", bound=BaseModel)


def parsed(model: type[M], sent: dict[str, Any]) -> M:
    """`sent` as `model`; raises RequestValidationError (422) as if FastAPI had read it."""
    try:
        return model.model_validate(sent)
    except ValidationError as error:
        faults = [{**fault, "loc": ("body", *fault["loc"])} for fault in error.errors(include_url=False)]
        raise RequestValidationError(faults) from error
