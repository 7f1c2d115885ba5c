"""Caddy as a part: the static pages."""

from pathlib import Path

from souk.gateway.start_page import ICON, STYLE, start_page
from souk.parts import Part
from souk.parts.part import program
from souk.parts.probes import http_status
from souk.places import Places
from souk.services import Service

_CADDYFILE = """{{
	admin off
	auto_https off
	persist_config off
	grace_period 2s
	log {{
		level WARN
	}}
}}

(pages) {{
	header {{
		Content-Security-Policy "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; \
form-action 'none'; frame-ancestors 'none'"
		X-Content-Type-Options nosniff
		Referrer-Policy no-referrer
		-Server
	}}
	root * "{root}"
	encode gzip
	@written not method GET HEAD
	respond @written 404
	file_server
}}

# For people; what is not a page goes to the gateway.
http://:{people} {{
	bind 127.0.0.1
	@elsewhere path /api /api/* /media/* /sandbox/*
	handle @elsewhere {{
		reverse_proxy 127.0.0.1:{gateway}
	}}
	handle {{
		import pages
	}}
}}

# What the gateway reaches: a page or 404, never forwarded again.
http://:{behind} {{
	bind 127.0.0.1
	import pages
}}

# What the gateway refuses.
http://:{refusal} {{
	bind 127.0.0.1
	header -Server
	respond 404
}}
"""


class Pages(Part):
    """The start page, until there is a storefront; and the 404 for whatever the gateway refuses."""

    name = "pages"

    def __init__(self, places: Places, services: list[Service]) -> None:
        self._places = places
        self._services = services
        self._folder = places.home / "pages"
        self.port = places.port("pages_behind_gateway")
        self.ports = (places.port("pages"), self.port, places.port("refusal"))

    def prepare(self) -> None:
        """Write the pages and the configuration."""
        root = self._folder / "public"
        root.mkdir(parents=True, exist_ok=True)
        (root / "index.html").write_text(start_page(self._places, self._services))
        (root / "style.css").write_text(STYLE)
        (root / "icon.svg").write_text(ICON)
        self._caddyfile.write_text(
            _CADDYFILE.format(
                root=root,
                people=self._places.port("pages"),
                behind=self.port,
                refusal=self._places.port("refusal"),
                gateway=self._places.port("gateway"),
            )
        )

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
