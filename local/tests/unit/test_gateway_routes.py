import re
from pathlib import Path

import pytest

from souk.gateway.routes import SERVICE_PATHS, dynamic_configuration, static_configuration
from souk.places import Places

PLACES = Places(Path("/repo"), Path("/repo/.souk"), 100)


def refusal() -> re.Pattern[str]:
    rule = dynamic_configuration(PLACES.address)["http"]["routers"]["refused"]["rule"]
    pattern = re.search(r"PathRegexp\(`(.*)`\)", rule)
    assert pattern is not None
    return re.compile(pattern[1])


@pytest.mark.parametrize(
    "path", ["/a/..%2fb", "/a/%2E%2e/b", "/a/../b", "/a/%5Cb", "/a\\b", "/a/%252e", "/a;b", "/a/%00"]
)
def test_paths_that_could_be_read_in_two_ways_are_refused(path: str) -> None:
    assert refusal().search(path)


@pytest.mark.parametrize(
    "path", ["/api/products/wooden-train", "/media/ab12-640.webp", "/api/products/gr%C3%BCn", "/a.b"]
)
def test_ordinary_paths_are_not_refused(path: str) -> None:
    assert not refusal().search(path)


def test_the_refusal_comes_before_everything_and_the_pages_after() -> None:
    routers = dynamic_configuration(PLACES.address)["http"]["routers"]
    by_priority = sorted(routers, key=lambda name: -routers[name]["priority"])
    assert (by_priority[0], by_priority[-1]) == ("refused", "pages")


def test_no_public_path_is_a_prefix_of_a_name_that_only_begins_alike() -> None:
    for name in SERVICE_PATHS:
        rule = dynamic_configuration(PLACES.address)["http"]["routers"][name]["rule"]
        assert all(prefix.endswith("/`") for prefix in re.findall(r"PathPrefix\((`.*?`)\)", rule))


def test_the_offset_moves_every_backend() -> None:
    services = dynamic_configuration(PLACES.address)["http"]["services"]
    assert services["order"]["loadBalancer"]["servers"] == [{"url": "http://127.0.0.1:8106"}]


def test_the_gateway_believes_the_pages_alone_about_who_asks() -> None:
    point = static_configuration("127.0.0.1:8000", "routes.yml", "127.0.0.1:8082")["entryPoints"]["web"]
    assert point["forwardedHeaders"] == {"trustedIPs": ["127.0.0.2/32"]}
