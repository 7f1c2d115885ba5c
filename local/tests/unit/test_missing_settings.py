"""Each service names what it lacks by the variable that its Secret in the cluster has."""

import importlib
import os
from collections.abc import Iterator

import pytest
from pydantic_settings import BaseSettings

from deployables import EVERY
from servicekit.settings import load_settings
from souk.kubernetes.secret_keys import Cluster, Place, secret_keys
from souk.secrets import make

SETTINGS = {each.short: (each.settings_module, f"{each.short.title()}Settings") for each in EVERY if each.every_secret}
OTHERS = {"product": {"PRODUCT_S3__ENDPOINT": "http://s3"}, "sandbox": {"SANDBOX_LEDGER_PATH": "/x"}}
"""Required, and no secrets: the charts set them."""
TOGETHER = ("PRODUCT_S3__ACCESS_KEY", "PRODUCT_S3__SECRET_KEY")
"""One of them needs the other."""


class _Values(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return make(name)


def kind_of(service: str) -> type[BaseSettings]:
    module, name = SETTINGS[service]
    kind: type[BaseSettings] = getattr(importlib.import_module(module), name)
    return kind


def environment_of(service: str) -> dict[str, str]:
    """What the pod of a service is given."""
    name = "sandbox-secrets" if service == "sandbox" else f"{service}-service-secrets"
    keys = secret_keys(Cluster())[Place("souk", name)]
    database = {} if service == "sandbox" else {f"{service.upper()}_DATABASE__URL": "postgresql://x"}
    return {key: made.write(_Values()) for key, made in keys.items()} | database | OTHERS.get(service, {})


def required(service: str) -> list[str]:
    return [name for name in environment_of(service) if not starts(service, without=name)]


def starts(service: str, *, without: str = "") -> bool:
    try:
        give(service, without=without)
        kind_of(service)()
    except ValueError:
        return False
    return True


def give(service: str, *, without: str) -> None:
    os.environ.update(environment_of(service))
    os.environ.pop(without, None)


@pytest.fixture(autouse=True)
def only_given() -> Iterator[None]:
    before = dict(os.environ)
    for name in [name for name in before if name.startswith(tuple(f"{each.upper()}_" for each in SETTINGS))]:
        del os.environ[name]
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.mark.parametrize("service", SETTINGS)
def test_what_a_service_lacks_is_named_as_it_can_be_set(service: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert starts(service)
    lacking = required(service)
    assert lacking, "nothing is required"
    for name in lacking:
        give(service, without=name)
        with pytest.raises(SystemExit) as stopped:
            load_settings(kind_of(service))
        assert stopped.value.code == 2
        (said,) = capsys.readouterr().err.splitlines()
        if name in TOGETHER:
            assert said == f"{' and '.join(TOGETHER)} go together; leave out both to use the pod's role."
        else:
            assert said == f"{name} is not set. The service cannot start without it."


@pytest.mark.parametrize("service", SETTINGS)
def test_a_service_that_lacks_everything_names_all_of_it(service: str, capsys: pytest.CaptureFixture[str]) -> None:
    lacking = required(service)
    for name in environment_of(service):
        os.environ.pop(name, None)
    with pytest.raises(SystemExit):
        load_settings(kind_of(service))
    assert {line.split()[0] for line in capsys.readouterr().err.splitlines()} == set(lacking) - set(TOGETHER)
