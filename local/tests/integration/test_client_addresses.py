"""Who a service takes a shopper for, behind the real pages and the real gateway."""

import http.client
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from embedded.checkout import repository
from embedded.ports import free_offset
from embedded.process import launch
from servicekit.client_address import ClientAddresses
from servicekit.settings import HttpSettings
from souk.gateway.pages import Pages
from souk.gateway.traefik import Gateway
from souk.places import PORTS, Places

pytestmark = pytest.mark.timeout(60)
_SEEN = ClientAddresses(HttpSettings(port=0).trusted_proxies)


class Echo(BaseHTTPRequestHandler):
    """Answers the address that a service would count limits by."""

    def do_GET(self) -> None:
        headers = [(name.lower().encode(), value.encode()) for name, value in self.headers.items()]
        seen = _SEEN({"client": self.client_address, "headers": headers}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(seen)))
        self.end_headers()
        self.wfile.write(seen)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Places]:
    home = tmp_path_factory.mktemp("home")
    places = Places(repository(), home, free_offset(PORTS.values()))
    with ExitStack() as stack:
        for name in ("auth", "sandbox"):
            service = stack.enter_context(ThreadingHTTPServer(("127.0.0.1", places.port(name)), Echo))
            threading.Thread(target=service.serve_forever, daemon=True).start()
            stack.callback(service.shutdown)
        for part in (Pages(places, []), Gateway(places)):
            part.prepare()
            running = launch(part, Path(home) / f"{part.name}.log")
            stack.callback(running.stop)
            running.wait_ready()
        yield places


def seen_from(places: Places, address: str, listener: str, path: str, **headers: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", places.port(listener), timeout=10, source_address=(address, 0))
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        assert answer.status == 200
        return answer.read().decode()
    finally:
        connection.close()


@pytest.mark.parametrize("listener", ["pages", "gateway"])
@pytest.mark.parametrize("path", ["/api/auth/guest", "/sandbox/3ds/1"])
def test_each_shopper_has_the_address_he_comes_from(places: Places, listener: str, path: str) -> None:
    assert seen_from(places, "127.0.0.9", listener, path) == "127.0.0.9"
    assert seen_from(places, "127.0.0.10", listener, path) == "127.0.0.10"


@pytest.mark.parametrize("listener", ["pages", "gateway"])
@pytest.mark.parametrize("claim", ["203.0.113.9", "203.0.113.9, 127.0.0.2", "2001:db8::1", "127.0.0.1"])
def test_whoever_claims_another_address_is_still_seen_as_himself(places: Places, listener: str, claim: str) -> None:
    said = {"X-Forwarded-For": claim, "X-Real-Ip": claim, "Forwarded": f"for={claim}"}
    assert seen_from(places, "127.0.0.9", listener, "/api/auth/guest", **said) == "127.0.0.9"
