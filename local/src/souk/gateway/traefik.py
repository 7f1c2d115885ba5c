"""Traefik as a part."""

import json
import sys

from embedded.part import Program, program
from embedded.probes import http_status
from souk.gateway.routes import dynamic_configuration, static_configuration
from souk.places import Places


class Gateway(Program):
    """The one address people use."""

    name = "gateway"

    def __init__(self, places: Places) -> None:
        self._places = places
        self._folder = places.home / "gateway"
        self.port = places.port("gateway")
        self._metrics = places.port("gateway_metrics")
        self.ports = (self.port, self._metrics)

    def prepare(self) -> None:
        """Write both configurations (JSON is YAML)."""
        self._folder.mkdir(parents=True, exist_ok=True)
        dynamic = self._folder / "routes.yml"
        dynamic.write_text(json.dumps(dynamic_configuration(self._places.address), indent=2))
        static = static_configuration(f"127.0.0.1:{self.port}", str(dynamic), f"127.0.0.1:{self._metrics}")
        (self._folder / "traefik.yml").write_text(json.dumps(static, indent=2))

    def command(self) -> list[str]:
        """Traefik in the foreground."""
        traefik = [program("traefik"), f"--configFile={self._folder / 'traefik.yml'}"]
        return [sys.executable, "-m", "souk.timer_slack", *traefik]

    def environment(self) -> dict[str, str]:
        """One core is plenty for one machine's shop, and a third cheaper than two that wake each other."""
        return {"GOGC": "400", "GOMAXPROCS": "1"}

    def ready(self) -> bool:
        """Whether the pages come through it: the shop, or by 503 that there is none."""
        return http_status(self.port, "/") in (200, 503)
