"""Refusals as OpenAPI answers: one per status, with its codes as an enum and a complete example of each."""

from collections.abc import Iterable
from typing import Any

from servicekit.domain.errors import DomainError
from servicekit.openapi import headers
from servicekit.problems import Fault, Problem, status_of

_MEDIA_TYPE = "application/problem+json"


def schemas() -> dict[str, Any]:
    """`Problem` and what it is made of."""
    template = "#/components/schemas/{model}"
    return {
        kind.__name__: {
            key: value for key, value in kind.model_json_schema(ref_template=template).items() if key != "$defs"
        }
        for kind in (Problem, Fault)
    }


def responses(
    kinds: Iterable[type[DomainError]], successes_carry: tuple[str, ...], components: dict[str, Any], root: str
) -> dict[str, Any]:
    """The answers of an operation that may be refused with `kinds`.

    Examples go into `components`, and so does an answer with one code, under that code. A 429 carries the limit's
    headers where `successes_carry` them. `root` is the service's first path.
    """
    by_status: dict[int, dict[str, type[DomainError]]] = {}
    for kind in kinds:
        by_status.setdefault(status_of(kind), {}).setdefault(kind.code, kind)
        _keep_example(components.setdefault("examples", {}), kind, root)
    limited = tuple(name for name in successes_carry if name.startswith("RateLimit-"))
    answers = {
        status: _answer(group, (*headers.OF_REFUSALS.get(status, ()), *(limited if status == 429 else ())))
        for status, group in by_status.items()
    }
    shared = components.setdefault("responses", {})
    return {str(status): _shared(shared, list(by_status[status]), answer) for status, answer in answers.items()}


def _shared(kept: dict[str, Any], codes: list[str], answer: dict[str, Any]) -> dict[str, Any]:
    """A reference to `answer` if it has one code and is the same in every operation so far, else `answer`."""
    if len(codes) > 1 or kept.setdefault(codes[0], answer) != answer:
        return answer
    return {"$ref": f"#/components/responses/{codes[0]}"}


def _answer(group: dict[str, type[DomainError]], carried: tuple[str, ...]) -> dict[str, Any]:
    codes = sorted(group)
    schema = {
        "allOf": [
            {"$ref": "#/components/schemas/Problem"},
            {"type": "object", "properties": {"code": {"type": "string", "enum": codes}}, "required": ["code"]},
        ]
    }
    examples = {code: {"$ref": f"#/components/examples/{code}"} for code in codes}
    answer: dict[str, Any] = {
        "description": "; ".join(f"`{code}`: {group[code].title}" for code in codes),
        "content": {_MEDIA_TYPE: {"schema": schema, "examples": examples}},
    }
    if carried:
        answer["headers"] = headers.references(*carried)
    return answer


def _keep_example(examples: dict[str, Any], kind: type[DomainError], root: str) -> None:
    """The one of the class that has the code of its own stands for those that inherit it."""
    if kind.code not in examples or "code" in vars(kind):
        document = Problem(
            type="about:blank", title=kind.title, status=status_of(kind), detail=kind.title, instance=root,
            code=kind.code, errors=[Fault.model_validate(fault) for fault in kind.example_errors],
        )  # fmt: skip
        examples[kind.code] = {"summary": kind.title, "value": document.model_dump(mode="json", exclude_none=True)}
