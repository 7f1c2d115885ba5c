"""A test that asserts nothing passes whatever happens."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from embedded.checkout import repository

ASSERTING = (
    "assert",
    "check",
    "expect",
    "fail",
    "model_validate",
    "raises",
    "require",
    "validate",
    "validator_for",
    "warns",
)
"""How the names of functions begin that fail a test."""
PARTS = ("charts", "libs", "local", "observability", "operator", "sandbox", "services", "tests")

Functions = Mapping[str, Sequence[ast.AST]]


def called(function: ast.AST) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "attr", getattr(node.func, "id", ""))


def can_fail(function: ast.AST, known: Functions, seen: frozenset[str] = frozenset()) -> bool:
    """It asserts, or calls what does: a function of the tests, or one whose name says so."""
    if any(isinstance(node, ast.Assert) for node in ast.walk(function)):
        return True
    names = set(called(function)) - seen
    return any(
        name.startswith(ASSERTING) or any(can_fail(each, known, seen | {name}) for each in known.get(name, ()))
        for name in names
    )


def functions_of(part: Path) -> Iterator[tuple[str, ast.AST]]:
    """Of its tests, and of what they stand on: (where and how it is called, itself)."""
    for file in part.rglob("*.py"):
        if {"tests", "testkit"} & set(file.relative_to(part).parts) or part.name == "tests":
            for node in ast.walk(ast.parse(file.read_text())):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    yield f"{file}:{node.name}", node


def test_every_test_asserts_something() -> None:
    known: defaultdict[str, list[ast.AST]] = defaultdict(list)
    tests: dict[str, ast.AST] = {}
    for where, function in (each for part in PARTS for each in functions_of(repository() / part)):
        name = where.rsplit(":", 1)[1]
        if name.startswith("test_") and "/testkit/src/" not in where:
            tests[where] = function
        else:
            known[name].append(function)
    assert len(tests) > 1000
    assert [where for where, function in tests.items() if not can_fail(function, known)] == []
