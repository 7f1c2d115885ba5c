"""The pages as Caddy serves them: a made-up build, by the shop's own configuration."""

import http.client
import shutil
import time
from collections.abc import Iterator

import pytest

from embedded.checkout import repository
from embedded.ports import free_offset
from embedded.process import Running, launch
from souk.gateway.pages import Pages
from souk.places import PORTS, Places

_NAME = "index-ab12.js"


class Served:
    """One Caddy."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.part = Pages(places, [])
        self.part.prepare()
        self.running: Running = launch(self.part, places.logs / "pages.log").wait_ready()

    def get(self, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.places.port("pages_behind_gateway"), timeout=5)
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        return connection.getresponse()

    def build(self) -> None:
        built = self.places.root / "frontend" / "dist"
        for file, text in {
            "index.html": "<app>", f"assets/{_NAME}": "script", f"assets/{_NAME}.br": "br", f"assets/{_NAME}.gz": "gz",
            "boot.js": "boot", "icon.svg": "<svg/>", ".vite/sources.sha256": "1",
            ".vite/pages.caddy": "@page path_regexp `^(?:/(?:fr|ar))?(?:|/cart|/p/[^/]+)/?$`",
        }.items():  # fmt: skip
            (built / file).parent.mkdir(parents=True, exist_ok=True)
            (built / file).write_text(text)
        texts = self.places.root / "frontend" / "shop"
        texts.mkdir(exist_ok=True)
        (texts / "terms.en.md").write_text("# Terms")
        self.part.renew(self.running.id.pid, built=True, failure=None)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Without a shop at first."""
    root = tmp_path_factory.mktemp("pages")
    (root / "frontend").mkdir()
    shutil.copy(repository() / "frontend" / "shop.caddy", root / "frontend")
    offset = free_offset(PORTS[name] for name in ("pages", "pages_behind_gateway", "refusal"))
    made = Served(Places(root, root / "home", offset))
    try:
        answer = made.get("/")
        assert (answer.status, b"being built" in answer.read()) == (503, True)
        made.build()
        yield made
    finally:
        made.running.stop()


@pytest.mark.parametrize("path", ["/", "/fr", "/ar/", "/cart", "/fr/cart", "/p/kettle"])
def test_an_address_of_the_shop_is_the_application(served: Served, path: str) -> None:
    answer = served.get(path)
    assert (answer.status, answer.read(), answer.headers["Cache-Control"]) == (200, b"<app>", "no-cache")


@pytest.mark.parametrize(
    "path", ["/nothing", "/de", "/frx", "/p/a/b", "/cart.html", "/.vite/sources.sha256", "/index.html"]
)
def test_any_other_address_is_the_application_with_404(served: Served, path: str) -> None:
    answer = served.get(path)
    assert (answer.status, answer.read(), answer.headers["Cache-Control"]) == (404, b"<app>", "no-store")


def test_who_comes_again_to_an_unknown_address_gets_the_page_again(served: Served) -> None:
    tag = served.get("/").headers["ETag"]
    assert served.get("/", If_None_Match=tag).status == 304
    answer = served.get("/nothing", If_None_Match=tag)
    assert (answer.status, answer.read()) == (404, b"<app>")


@pytest.mark.parametrize(("accepted", "sent"), [("br, gzip", b"br"), ("gzip", b"gz"), ("identity", b"script")])
def test_assets_are_compressed_beforehand_and_kept_for_a_year(served: Served, accepted: str, sent: bytes) -> None:
    answer = served.get(f"/assets/{_NAME}", Accept_Encoding=accepted)
    assert (answer.status, answer.read()) == (200, sent)
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("path", ["/assets/index-gone.js", "/assets/", "/assets/../.vite/sources.sha256"])
def test_an_asset_of_another_release_is_a_404_that_nobody_keeps(served: Served, path: str) -> None:
    answer = served.get(path)
    assert (answer.status, answer.headers["Cache-Control"]) == (404, "no-store")


def test_the_policy_allows_this_host_alone(served: Served) -> None:
    policy = served.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'; script-src 'self'; style-src 'self';" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_the_texts_of_the_installation_are_served(served: Served) -> None:
    assert served.get("/shop/terms.en.md").read() == b"# Terms"
    assert served.get("/shop/terms.de.md").status == 404


def test_the_start_page_runs_no_script(served: Served) -> None:
    answer = served.get("/platform/")
    page, policy = answer.read().decode(), answer.headers["Content-Security-Policy"]
    assert (answer.status, "default-src 'none'" in policy, "script-src" in policy) == (200, True, False)
    assert "<script" not in page
    assert "style=" not in page


def test_nothing_is_written(served: Served) -> None:
    assert served.get("/", "POST").status == 404


def test_a_build_that_failed_stands_in_place_of_the_shop_until_the_next(served: Served) -> None:
    served.part.renew(served.running.id.pid, built=False, failure="no <registry> today")
    answer = served.get("/")
    assert (answer.status, b"no &lt;registry&gt; today" in answer.read()) == (503, True)
    assert served.get("/cart").status == 404
    served.build()
    assert served.get("/cart").status == 200


def test_production_has_no_start_page(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOUK_ENVIRONMENT", "production")
    served.build()
    end = time.monotonic() + 5
    while served.get("/platform/").status != 404 and time.monotonic() < end:
        time.sleep(0.05)
    assert served.get("/platform/").status == 404


def test_pictures_of_another_host_are_allowed(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRODUCT_MEDIA_BASE_URL", "https://media.example.com/media")
    assert served.part.environment()["FRONTEND_MEDIA_HOSTS"] == "https://media.example.com"
