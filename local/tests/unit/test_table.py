"""services.yaml says what the code of the services says."""

import re
from pathlib import Path

import pytest

from deployables import EVERY, SERVICES, Deployable, named
from embedded.checkout import repository

ROOT = repository()
BY_NAME = pytest.mark.parametrize("service", SERVICES, ids=[service.name for service in SERVICES])


def code(service: Deployable, *inside: str) -> str:
    files = (ROOT / service.folder / "src" / service.package).joinpath(*inside).rglob("*.py")
    return "\n".join(file.read_text() for file in files)


def test_every_service_has_a_row_and_every_row_its_code() -> None:
    folders = {str(file.parent.relative_to(ROOT)) for file in (ROOT / "services").glob("*/pyproject.toml")}
    rows = {service.folder for service in SERVICES}
    assert folders <= rows, f"services.yaml lacks a row for {folders - rows}"
    for each in EVERY:
        source = ROOT / each.folder / "src" / each.package
        assert source.is_dir(), f"services.yaml has {each.name}, and {source} is not there"


@BY_NAME
def test_a_path_of_the_gateway_is_where_the_service_answers(service: Deployable) -> None:
    paths = [f"/api{path}" for path in re.findall(r'path="(/[a-z-]+)"', code(service))]
    assert service.paths[0] in paths, f"`paths` of {service.name} begins with one of {paths} in services.yaml"


@BY_NAME
def test_what_a_service_consumes_is_what_its_consumers_handle(service: Deployable) -> None:
    consumers = ROOT / service.folder / "src" / service.package / "presentation" / "consumers.py"
    handled = set(re.findall(r'"(souk\.\w+\.\w+\.v\d+)"', consumers.read_text())) if consumers.exists() else set()
    listed = {kind for kinds in service.consumes.values() for kind in kinds}
    assert listed == handled, f"`consumes` of {service.name} in services.yaml differs from {Path(consumers).name}"


@BY_NAME
def test_events_go_where_the_table_says(service: Deployable) -> None:
    assert service.stream is None or f'"{service.stream}"' in code(service)
    for publisher, kinds in service.consumes.items():
        assert f'"{named(publisher).stream}"' in code(service)
        for kind in kinds:
            schema = ROOT / named(publisher).folder / "events" / f"{kind}.schema.json"
            assert schema.exists(), f"{service.name} consumes {kind}, which {publisher} does not publish"


@BY_NAME
def test_a_scope_that_is_granted_is_one_that_the_callee_asks_for(service: Deployable) -> None:
    for callee, scopes in service.calls.items():
        for scope in scopes:
            assert f'"{scope}"' in code(named(callee), "presentation"), f"{callee} asks nobody for {scope}"
