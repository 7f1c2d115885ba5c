"""What a dependency, an endpoint or a class of routes adds to its OpenAPI operations, and the tags of these."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from servicekit.domain.errors import DomainError

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Contract:
    """One mechanism's share of an operation.

    `refusals` are the errors that it raises. `parameters` are OpenAPI parameter objects; one replaces what FastAPI
    reads from a signature under the same name. `headers` name response headers of `servicekit.openapi.headers` that
    successes carry. `answers` are further statuses with their descriptions. `sentences` end the description.
    `for_services` keeps the operation out of the document that a gateway serves.
    """

    refusals: tuple[type[DomainError], ...] = ()
    parameters: tuple[Mapping[str, Any], ...] = ()
    headers: tuple[str, ...] = ()
    answers: Mapping[int, str] = field(default_factory=dict)
    sentences: tuple[str, ...] = ()
    for_services: bool = False

    def __add__(self, other: "Contract") -> "Contract":
        return Contract(
            (*self.refusals, *other.refusals),
            (*self.parameters, *other.parameters),
            (*self.headers, *other.headers),
            {**self.answers, **other.answers},
            (*self.sentences, *other.sentences),
            self.for_services or other.for_services,
        )


NOTHING = Contract()


def adds(contract: Contract) -> Callable[[F], F]:
    """Mark a function: every operation that it is part of has `contract` in its document."""

    def mark(function: F) -> F:
        setattr(function, "contract", contract_of(function) + contract)  # noqa: B010 - functions have no such attribute
        return function

    return mark


def contract_of(part: Any) -> Contract:
    """What `part` of a route adds; nothing if it does not say."""
    contract: Contract = getattr(part, "contract", NOTHING)
    return contract


class Tag(str):
    """A tag's name with the sentence that describes it: `APIRouter(tags=[Tag("Cart", "What a shopper buys.")])`."""

    __slots__ = ("description",)

    description: str

    def __new__(cls, name: str, description: str) -> "Tag":
        tag = super().__new__(cls, name)
        tag.description = description
        return tag
