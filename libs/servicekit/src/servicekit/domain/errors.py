"""The kinds of refusal. A service's domain names kind and code; `servicekit.problems` alone names the HTTP status.

    class OrderNotCancellable(Conflict):
        code = "order_not_cancellable"
        title = "This order can no longer be cancelled"

`code` is public and stable: clients switch on it. `str(error)` becomes the answer's `detail`.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar


class DomainError(Exception):
    """The root of every refusal that a caller may see.

    `errors` lists single faults (`{"field": …, "code": …, "message": …}`); `extra` adds members to the document.
    """

    code: ClassVar[str] = "error"
    title: ClassVar[str] = "The request was refused"
    example_errors: ClassVar[Sequence[Mapping[str, Any]]] = ()
    """Single faults as this kind lists them, for the OpenAPI document."""

    def __init__(
        self,
        detail: str = "",
        *,
        errors: Sequence[Mapping[str, Any]] = (),
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(detail or self.title)
        self.errors = list(errors)
        self.extra = dict(extra or {})


class Malformed(DomainError):
    """The request itself cannot be understood, or lacks what the protocol asks for."""

    code = "bad_request"
    title = "The request cannot be understood"


class Unauthenticated(DomainError):
    """Nobody knows who is asking."""

    code = "unauthenticated"
    title = "Sign in first"


class PaymentDeclined(DomainError):
    """The payer's bank or provider declined."""

    code = "payment_declined"
    title = "The payment was declined"


class Forbidden(DomainError):
    """We know who asks, and they may not."""

    code = "forbidden"
    title = "You may not do this"


class NotFound(DomainError):
    """It does not exist, or belongs to somebody else."""

    code = "not_found"
    title = "There is nothing here"


class Conflict(DomainError):
    """The present state does not allow it."""

    code = "conflict"
    title = "The present state does not allow this"


class Gone(DomainError):
    """It was here once and will not come back."""

    code = "gone"
    title = "This is gone"


class PreconditionFailed(DomainError):
    """The caller's picture of the state is stale (`If-Match`)."""

    code = "precondition_failed"
    title = "Somebody changed this meanwhile"


class TooLarge(DomainError):
    """More bytes than we take."""

    code = "too_large"
    title = "This is too large"


class UnsupportedMedia(DomainError):
    """Bytes of a kind that we do not take."""

    code = "unsupported_media_type"
    title = "This kind of content is not accepted"


class Invalid(DomainError):
    """Well-formed, but a value breaks a rule."""

    code = "invalid"
    title = "A value is not acceptable"


class PreconditionRequired(DomainError):
    """An admin write without `If-Match`."""

    code = "precondition_required"
    title = "Send If-Match with the version you saw"


class RateLimited(DomainError):
    """Too many tries; the next one may come after `retry_after` seconds."""

    code = "rate_limited"
    title = "Too many requests"

    def __init__(self, detail: str = "", *, retry_after: int = 1) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class Unavailable(DomainError):
    """Something we need is away; nothing was done, and a retry may succeed."""

    code = "unavailable"
    title = "A part of the shop is not reachable; please try again"

    def __init__(self, detail: str = "", *, retry_after: int = 1) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class OutcomeUnknown(DomainError):
    """The request may or may not have taken effect; asking again with the same key is safe."""

    code = "outcome_unknown"
    title = "The outcome is not known yet; please ask again"
