"""That a consumer understands whatever its provider's document lets it answer."""

import json
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from servicekit.domain.errors import DomainError
from servicekit.http_client import ServiceClient
from testkit.contracts.document import ContractBroken, Document
from testkit.contracts.examples import Example, examples
from testkit.contracts.neighbour import Beyond, Handler, Neighbour, problem

Ask = Callable[[ServiceClient], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer that the document of `provider` allows."""

    provider: str
    operation: str
    status: int
    example: Example
    code: str | None = None

    def __str__(self) -> str:
        return f"{self.operation} {self.status} {self.code or self.example}"


def answers_of(provider: str, operations: Iterable[str]) -> list[Answer]:
    """Every kind of answer of these operations: each example of each success, and each problem code."""
    found: list[Answer] = []
    for name in operations:
        operation = Document.of(provider).operation(name)
        for status in map(int, operation.responses):
            schema = operation.answer_schema(status)
            made = examples(schema, operation.document) if schema else []
            found += [Answer(provider, name, status, example) for example in made if status < 400]
            found += [
                Answer(provider, name, status, Example(code, None), code)
                for code in operation.codes(status)
                if status >= 400
            ]
    return found


async def assert_understood(answer: Answer, ask: Ask) -> None:
    """Raises ContractBroken unless `ask` returns, or raises a DomainError where the answer is a refusal.

    `ask` is given the consumer's client for the provider, which answers `answer` and nothing else.
    """
    async with Answering(answer) as neighbour, neighbour.client() as client:
        try:
            await ask(client)
        except DomainError as error:
            if answer.status < 400:
                raise ContractBroken(_not_understood(answer, error)) from error
        except Exception as error:
            raise ContractBroken(_not_understood(answer, error)) from error


def _not_understood(answer: Answer, error: Exception) -> str:
    shown = "" if answer.code else f": {json.dumps(answer.example.value)}"
    return (
        f"{answer.provider}: {answer.operation} may answer {answer.status} ({answer.code or answer.example}), "
        f"and the consumer does not understand it ({error!r}){shown}"
    )


class Answering(Neighbour):
    """The provider, which answers one thing whatever it is asked."""

    def __init__(self, answer: Answer) -> None:
        self.provider = answer.provider
        super().__init__()
        self._given = answer

    def handlers(self) -> Mapping[str, Handler]:
        return {self._given.operation: self._serve}

    async def _serve(self, _: web.Request) -> web.Response:
        given = self._given
        if given.code is not None:
            return problem(given.status, given.code)
        return Beyond(
            body=json.dumps(given.example.value).encode(), status=given.status, content_type="application/json"
        )
