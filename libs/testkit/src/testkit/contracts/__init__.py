"""What services promise each other, held on both sides: OpenAPI documents and event schemas as committed.

`Document` reads a provider's `openapi.json`, `Neighbour` serves by it, `examples` makes values that a schema allows.
"""

from testkit.contracts.document import ContractBroken, Document, Operation
from testkit.contracts.examples import Example, examples
from testkit.contracts.neighbour import Beyond, Call, Handler, Neighbour, Trouble, problem
from testkit.contracts.understood import Answer, answers_of, assert_understood

__all__ = [
    "Answer",
    "Beyond",
    "Call",
    "ContractBroken",
    "Document",
    "Example",
    "Handler",
    "Neighbour",
    "Operation",
    "Trouble",
    "answers_of",
    "assert_understood",
    "examples",
    "problem",
]
