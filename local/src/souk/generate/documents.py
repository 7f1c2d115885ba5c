"""Maps and tables in the documents."""

from collections.abc import Iterable, Iterator

from deployables import EVERY, SERVICES, Deployable


def readme_map() -> str:
    """The gateway and what is behind it, as a drawing; single files are left out."""
    middle = (len(SERVICES) - 1) // 2
    lines = []
    for number, service in enumerate(SERVICES):
        lead = {middle: " browser ── gateway ─────┼", middle + 1: "            :8000        ├"}.get(number, f"{'':25}├")
        if number in (0, len(SERVICES) - 1):
            lead = lead[:-1] + ("└" if number else "┌")
        paths = f"── {' '.join(path for path in service.paths if '.' not in path)} "
        lines.append(f"{lead}{paths:─<34} {service.name:16} :{service.port} ── {', '.join(_keeps(service))}")
    return "\n".join(["```text", *lines, *_BETWEEN, "```"])


_BETWEEN = (
    "",
    " between them: HTTP with service tokens; events through outboxes on Valkey streams",
)


def architecture_map() -> str:
    """Every public path with its deployable, port and stores."""
    return "\n".join(["```text", *_architecture(), "```"])


def tasks() -> str:
    """What distinguishes the services' task definitions on ECS."""
    rows = [f"| {each.name} | {each.port} | {_code(_settings(each))} | {_code(each.secrets)} |" for each in SERVICES]
    head = "| Service | Port | Settings | Secrets beside database, Valkey, client secret |"
    return "\n".join([head, "|---|---|---|---|", *rows])


def _keeps(service: Deployable) -> Iterator[str]:
    if "postgres" in service.stores:
        yield service.database
    if "s3" in service.stores:
        yield "S3"
    yield from (f"{each.name} :{each.port}" for each in EVERY if each.name in service.calls and not each.is_service)


def _architecture() -> Iterator[str]:
    yield "browser ─ gateway :8000 (Traefik)"
    width = max(len(", ".join(each.paths)) for each in EVERY)
    for each in sorted(EVERY, key=lambda row: row.paths != ("/",)):
        if each.paths:
            keeps = ", ".join(_keeps(each)) or _WITHOUT_STORES.get(each.name, "")
            yield f"  {', '.join(each.paths):{width}} → {each.name:15} :{each.port}   {keeps}"
    yield from _SHARED


_WITHOUT_STORES = {"frontend": "Caddy: static files", "sandbox": "never in production"}
_SHARED = (
    "shared: PostgreSQL :5432 (a database and five roles per service), Valkey :6379 (cache, limits, streams),",
    "        S3 :4566, mail catcher SMTP :1025 and UI :8025, OTLP receiver :4318",
)


def _settings(service: Deployable) -> list[str]:
    """Without those of the sandbox, which production does not have."""
    own = [variable for variable in service.settings if "SANDBOX" not in variable]
    return [f"{service.prefix}_IDENTITY__AUTH_URL", *own]


def _code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names if "SANDBOX" not in name)
