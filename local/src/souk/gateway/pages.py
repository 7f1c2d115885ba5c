"""Caddy as a part: the static pages."""

from pathlib import Path

from embedded.part import Part, program
from embedded.probes import http_status
from souk.gateway.caddyfile import caddyfile
from souk.gateway.routes import PAGES_ADDRESS
from souk.gateway.start_page import ICON, STYLE, start_page
from souk.places import PORTS, Places
from souk.services import Service


class Pages(Part):
    """The start page, until there is a storefront; and the 404 for whatever the gateway refuses."""

    name = "pages"

    def __init__(self, places: Places, services: list[Service]) -> None:
        self._places = places
        self._shown = {service.name: service.port for service in services}
        self._folder = places.home / "pages"
        self.port = places.port("pages_behind_gateway")
        self.ports = (places.port("pages"), self.port, places.port("refusal"))

    def prepare(self) -> None:
        """Write the pages and the configuration."""
        root = self._folder / "public"
        root.mkdir(parents=True, exist_ok=True)
        (root / "index.html").write_text(start_page(self._shown, mail=self._places.port("mail")))
        (root / "style.css").write_text(STYLE)
        (root / "icon.svg").write_text(ICON)
        ports = {name: self._places.port(name) for name in PORTS}
        gateway = f"127.0.0.1:{ports['gateway']}"
        self._caddyfile.write_text(caddyfile(root, ports, bind="127.0.0.1", gateway=gateway, leaves_from=PAGES_ADDRESS))

    def command(self) -> list[str]:
        """Caddy in the foreground."""
        return [program("caddy"), "run", "--config", str(self._caddyfile), "--adapter", "caddyfile"]

    def environment(self) -> dict[str, str]:
        """Caddy's own folders, inside the platform's home."""
        return {"XDG_CONFIG_HOME": str(self._folder / "config"), "XDG_DATA_HOME": str(self._folder / "data")}

    def ready(self) -> bool:
        """Whether the start page is served."""
        return http_status(self.port, "/") == 200

    @property
    def _caddyfile(self) -> Path:
        return self._folder / "Caddyfile"
