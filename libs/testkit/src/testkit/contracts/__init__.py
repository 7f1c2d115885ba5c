"""What services promise each other, held on both sides: OpenAPI documents and event schemas as committed.

`Document` reads a provider's `openapi.json`, `Neighbour` serves by it, `examples` makes values that a schema allows,
`an_event` is one as its producer may publish it.
"""

from testkit.contracts.dataclass_schemas import assert_described
from testkit.contracts.document import ContractBroken, Document, Operation
from testkit.contracts.events import an_event, assert_handled, assert_published, event_types
from testkit.contracts.examples import Example, examples
from testkit.contracts.neighbour import Beyond, Call, Handler, Neighbour, Trouble, problem
from testkit.contracts.understood import Answer, Answering, answers_of, assert_understood

__all__ = [
    "Answer",
    "Answering",
    "Beyond",
    "Call",
    "ContractBroken",
    "Document",
    "Example",
    "Handler",
    "Neighbour",
    "Operation",
    "Trouble",
    "an_event",
    "answers_of",
    "assert_described",
    "assert_handled",
    "assert_published",
    "assert_understood",
    "event_types",
    "examples",
    "problem",
]
