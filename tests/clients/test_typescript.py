"""A TypeScript client's types come out of every service's document, and are as sharp as the document."""

from pathlib import Path

import pytest
from conftest import HERE, Node

ROOT = HERE.parents[1]
DOCUMENTS = {file.parent.name: file for file in sorted(ROOT.glob("services/*/openapi.json"))}


@pytest.fixture(scope="session")
def generated(node: Node) -> Path:
    """One file of types for each service."""
    folder = HERE / "node_modules" / ".generated"
    for service, document in DOCUMENTS.items():
        node("openapi-typescript", document, "--default-non-nullable=false", "-o", folder / f"{service}.ts")
    return folder


def test_every_document_gives_types_that_compile(node: Node, generated: Path) -> None:
    node("tsc", "--noEmit", "--strict", *(generated / f"{service}.ts" for service in DOCUMENTS))


def test_a_client_switches_over_exactly_the_codes_of_an_operation(node: Node, generated: Path) -> None:
    node("tsc", "--noEmit", "--strict", HERE / "codes.ts")
