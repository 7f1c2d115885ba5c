"""Caddy as a part: the shop, once it is built, and the start page."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from embedded.part import Program, program
from embedded.probes import http_status
from souk.frontend.build import built_of, dist, folder
from souk.gateway.caddyfile import caddyfile
from souk.gateway.plain_pages import write_plain_pages
from souk.gateway.routes import PAGES_ADDRESS
from souk.gateway.start_page import start_page
from souk.places import PORTS, Places
from souk.services import Service

_RELOAD_SECONDS = 5.0


class Pages(Program):
    """The shop, or why there is none; the start page, but in production; the 404 for whatever the gateway refuses."""

    name = "pages"

    def __init__(self, places: Places, services: list[Service]) -> None:
        self._places = places
        self._shown = {service.name: service.port for service in services}
        self._folder = places.home / "pages"
        self.port = places.port("pages_behind_gateway")
        self.ports = (places.port("pages"), self.port, places.port("refusal"))

    def prepare(self) -> None:
        """Write the pages and the configuration, for what is built now."""
        plain = self._folder / "plain"
        write_plain_pages(plain, start_page(self._shown, mail=self._places.port("mail")), self._why_no_shop())
        ports = {name: self._places.port(name) for name in PORTS}
        self._caddyfile.write_text(
            caddyfile(
                plain,
                ports,
                shop=folder(self._places.root) / "shop.caddy" if self._has_shop() else None,
                platform=os.environ.get("SOUK_ENVIRONMENT") != "production",
                bind="127.0.0.1",
                gateway=f"127.0.0.1:{ports['gateway']}",
                leaves_from=PAGES_ADDRESS,
            )
        )

    def command(self) -> list[str]:
        """Caddy in the foreground."""
        return [program("caddy"), "run", "--config", str(self._caddyfile), "--adapter", "caddyfile"]

    def environment(self) -> dict[str, str]:
        """What shop.caddy is told, and Caddy's own folders, inside the platform's home."""
        return {
            "FRONTEND_ROOT": str(dist(self._places.root)),
            "FRONTEND_TEXTS": os.environ.get("FRONTEND_TEXTS", str(folder(self._places.root) / "shop")),
            "FRONTEND_MEDIA_HOSTS": _origin(os.environ.get("PRODUCT_MEDIA_BASE_URL", "")),
            "XDG_CONFIG_HOME": str(self._folder / "config"),
            "XDG_DATA_HOME": str(self._folder / "data"),
        }

    def ready(self) -> bool:
        """Whether pages are served: the shop's, or that there is none."""
        return http_status(self.port, "/") in (200, 503)

    def renew(self, process: int, *, built: bool, failure: str | None) -> None:
        """Serve what a build has come to, without a request lost; `process` is Caddy's."""
        before = self._caddyfile.read_text()
        if failure is None:
            self._failure.unlink(missing_ok=True)
        else:
            self._failure.write_text(failure)
        self.prepare()
        if not built and self._caddyfile.read_text() == before:
            return
        os.kill(process, signal.SIGUSR1)
        expected, end = 200 if self._has_shop() else 503, time.monotonic() + _RELOAD_SECONDS
        while http_status(self.port, "/") != expected and time.monotonic() < end:
            time.sleep(0.02)

    def _has_shop(self) -> bool:
        return built_of(dist(self._places.root)) is not None and not self._failure.exists()

    def _why_no_shop(self) -> str:
        with suppress(FileNotFoundError):
            return self._failure.read_text()
        return "It is being built."

    @property
    def _failure(self) -> Path:
        return self._folder / "failure.txt"

    @property
    def _caddyfile(self) -> Path:
        return self._folder / "Caddyfile"


def _origin(url: str) -> str:
    """Of an address elsewhere; nothing for a path of this host."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
