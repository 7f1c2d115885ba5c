"""What `prepare` writes into the volume that every container of compose reads."""

import json
from pathlib import Path

from deployables import EVERY, SERVICES
from souk.compose.environment import as_file, environments
from souk.gateway.caddyfile import caddyfile
from souk.gateway.plain_pages import write_plain_pages
from souk.gateway.routes import dynamic_configuration, static_configuration
from souk.gateway.start_page import start_page
from souk.places import PORTS
from souk.secrets import Secrets

_CONTAINERS = {each.short: each.name for each in EVERY} | {"pages_behind_gateway": "frontend", "refusal": "frontend"}
_COMMANDS = """docker compose ps                  every container and its health
souk buy                           a real purchase, step by step
docker compose logs order-service  what a service says"""


def write_files(folder: Path, secrets: Secrets, pages_address: str) -> None:
    """Write secrets and configurations; `pages_address` is where the pages answer.

    The files can be read by whoever mounts the volume, whatever its user: only compose's containers do.
    """
    for name, variables in environments(secrets).items():
        _write(folder / "environment" / f"{name}.env", as_file(variables))
    _write(folder / "postgres-password", secrets["postgres_password"])
    _write(folder / "valkey-password", secrets["valkey_password"])
    _write(folder / "valkey.conf", _valkey(secrets["valkey_password"]))
    gateway = folder / "gateway"
    listen, metrics = f":{PORTS['gateway']}", f":{PORTS['gateway_metrics']}"
    static = static_configuration(listen, str(gateway / "routes.yml"), metrics, pages_address)
    _write(gateway / "traefik.yml", json.dumps(static, indent=2))
    _write(gateway / "routes.yml", json.dumps(dynamic_configuration(address), indent=2))
    _write_pages(folder / "pages", pages_address)
    (folder / "demo").mkdir(exist_ok=True)


def address(name: str) -> str:
    """Where a part answers inside compose's network."""
    return f"http://{_CONTAINERS[name]}:{PORTS[name]}"


def _valkey(password: str) -> str:
    """As the embedded platform runs it: append-only, and only keys with a TTL are ever evicted."""
    return f"""bind * -::*
port {PORTS["valkey"]}
dir /data
appendonly yes
appendfsync everysec
save ""
maxmemory 256mb
maxmemory-policy volatile-lru
requirepass {password}
"""


def _write_pages(folder: Path, address: str) -> None:
    plain = folder / "plain"
    services = {service.name: PORTS[service.short] for service in SERVICES}
    start = start_page(services, mail=PORTS["mail"], commands=_COMMANDS)
    write_plain_pages(plain, start, "This image of the pages holds none.")
    pages = caddyfile(
        plain,
        PORTS,
        shop=Path("/etc/caddy/shop.caddy"),
        platform=True,
        bind="0.0.0.0",
        gateway=f"gateway:{PORTS['gateway']}",
        leaves_from=address,
    )
    _write(folder / "Caddyfile", pages)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o644)
