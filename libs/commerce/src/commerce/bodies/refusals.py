"""How a refused value becomes a fault of pydantic's, with a code that stays."""

from collections.abc import Callable
from typing import TypeVar

from pydantic_core import PydanticCustomError

from commerce.values import Refusal

T = TypeVar("T")


def fault(code: str, sentence: str) -> PydanticCustomError:
    """The fault to raise in a validator; the sentence may hold what somebody typed, and braces in it stay braces."""
    return PydanticCustomError(code, "{sentence}", {"sentence": sentence})


def is_blank(text: str) -> bool:
    """Whether a reader sees nothing: no character, or blanks and invisible ones alone."""
    return not any(one.isprintable() and not one.isspace() for one in text)


def not_blank(text: str) -> str:
    """`text` itself, unless there is nothing to see in it."""
    if is_blank(text):
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
