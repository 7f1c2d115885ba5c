"""How a refused value becomes a fault of pydantic's, with a code that stays."""

from collections.abc import Callable
from typing import TypeVar

from pydantic_core import PydanticCustomError

from commerce.values import Refusal

T = TypeVar("T")


def fault(code: str, sentence: str) -> PydanticCustomError:
    """The fault to raise in a validator; the sentence may hold what somebody typed, and braces in it stay braces."""
    return PydanticCustomError(code, "{sentence}", {"sentence": sentence})


def not_blank(text: str) -> str:
    """`text` itself, unless there is nothing in it."""
    if not text.strip():
        raise fault("blank", "Please fill this in")
    return text


def checked(rule: Callable[[str], T]) -> Callable[[str], T]:
    """`rule` as a validator of what must be filled in."""

    def validate(text: str) -> T:
        not_blank(text)
        try:
            return rule(text)
        except Refusal as refusal:
            raise fault(refusal.code, str(refusal)) from None

    return validate
