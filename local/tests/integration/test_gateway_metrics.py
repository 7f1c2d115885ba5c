"""What the gateway counts when there is no service to count it, by names that the rules understand."""

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from embedded.checkout import repository
from embedded.ports import free_offset
from embedded.process import launch
from observability.promql import AT_GATEWAY, BEHIND_GATEWAY
from souk.gateway.pages import Pages
from souk.gateway.routes import SERVICE_PATHS
from souk.gateway.traefik import Gateway
from souk.places import PORTS, Places

pytestmark = pytest.mark.timeout(60)
_SAMPLE = re.compile(rf'^{AT_GATEWAY}{{code="(\d+)",.*service="([^"]+)"}} (\d+)')


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Places]:
    """A gateway before services that are all away."""
    home = tmp_path_factory.mktemp("home")
    places = Places(repository(), home, free_offset(PORTS.values()))
    parts = [Pages(places, []), Gateway(places)]
    for part in parts:
        part.prepare()
    running = [launch(part, Path(home) / f"{part.name}.log") for part in parts]
    for each in running:
        each.wait_ready()
    yield places
    for each in running:
        each.stop()


def status(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_requests_for_a_service_that_is_away_are_counted_as_its_own(places: Places) -> None:
    gateway, metrics = places.address("gateway"), places.address("gateway_metrics")
    for paths in SERVICE_PATHS.values():
        assert status(f"{gateway}{paths[0]}/anything") == 502
    with urllib.request.urlopen(f"{metrics}/metrics", timeout=10) as answer:
        counted = [found for line in answer.read().decode().splitlines() if (found := _SAMPLE.match(line))]
    ours = re.compile(BEHIND_GATEWAY.removeprefix('service=~"').removesuffix('"'))
    failed = {
        named[2]: int(each[3])
        for each in counted
        if each[1] == "502" and (named := ours.fullmatch(each[2])) is not None
    }
    assert failed == {name: 1 for name in SERVICE_PATHS if name != "sandbox"}


def test_its_figures_are_nobodys_from_outside(places: Places) -> None:
    assert status(f"{places.address('gateway')}/metrics") == 404
    assert status(f"{places.address('pages')}/metrics") == 404
    assert status(f"{places.address('gateway_metrics')}/ping") == 200


@pytest.mark.parametrize(
    ("service", "namespace", "job"),
    [
        ("souk-order-service-8006@kubernetes", "souk", "order"),
        ("shop-eu-product-service-http@kubernetes", "shop-eu", "product"),
        ("cart-service-auth-service-8001@kubernetes", "cart-service", "auth"),
        ("order@file", None, "order"),
    ],
)
def test_the_gateways_name_of_a_service_tells_shop_and_service(service: str, namespace: str | None, job: str) -> None:
    found = re.fullmatch(BEHIND_GATEWAY.removeprefix('service=~"').removesuffix('"'), service)
    assert found is not None
    assert found.groups() == (namespace, job)


@pytest.mark.parametrize("service", ["souk-sandbox-8014@kubernetes", "pages@file", "my-reorder@file", "noop@internal"])
def test_what_is_no_service_of_ours_is_left_out(service: str) -> None:
    assert not re.fullmatch(BEHIND_GATEWAY.removeprefix('service=~"').removesuffix('"'), service)
