"""Refusals in the provider's own shape: `{"error": {"type", "code", "message", …}}`."""

from typing import Any


class ApiError(Exception):
    """A request that was refused before it had any effect; never stored under its idempotency key."""

    def __init__(self, status: int, kind: str, message: str, *, code: str | None = None, **details: Any) -> None:
        super().__init__(message)
        self.status = status
        self.body: dict[str, Any] = {"type": kind, "message": message, **details}
        if code is not None:
            self.body["code"] = code


def invalid(message: str, *, param: str | None = None, code: str | None = None, **details: Any) -> ApiError:
    """400: a parameter is missing, unknown or senseless."""
    if param is not None:
        details["param"] = param
    return ApiError(400, "invalid_request_error", message, code=code, **details)


def no_such(kind: str, identifier: str, param: str = "id") -> ApiError:
    """404: there is no such object; `param` is what named it."""
    message = f"No such {kind}: '{identifier}'"
    return ApiError(404, "invalid_request_error", message, code="resource_missing", param=param)


def unexpected_state(message: str, intent: dict[str, Any]) -> ApiError:
    """400: the payment intent's present status does not allow it; the answer carries the intent."""
    return invalid(message, code="payment_intent_unexpected_state", payment_intent=intent)
