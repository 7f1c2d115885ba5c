"""What the gateway lets through, as Traefik's dynamic configuration."""

from collections.abc import Callable
from typing import Any

from deployables import EVERY

SERVICE_PATHS = {each.short: each.paths for each in EVERY if each.paths and each.paths != ("/",)}
"""What services have public, by port name. All else, `/api` and `/internal` included, is the pages' to refuse."""

_REFUSED = (
    # Between services only.
    "Path(`/api/auth/token`)",
    # A path that another reader could take for a different one: an encoded slash, backslash, dot, percent sign or NUL,
    # `..`, `;` parameters.
    r"PathRegexp(`(?i)%(2f|5c|2e|25|00|3b)|\x00|\.\.|;|\\`)",
)
_FIRST, _NORMAL, _LAST = 1000, 100, 1


def dynamic_configuration(address: Callable[[str], str]) -> dict[str, Any]:
    """Routers and services; `address` answers where the part of a port's name is, such as http://127.0.0.1:8001.

    Services get the whole path: they know their `/api` prefix themselves.
    """
    routers = {name: _router(" || ".join(map(_below, paths)), name, _NORMAL) for name, paths in SERVICE_PATHS.items()}
    routers["refused"] = _router(" || ".join(_REFUSED), "refused", _FIRST)
    routers["pages"] = _router("PathPrefix(`/`)", "pages", _LAST)
    backends = {name: _backend(address(name)) for name in SERVICE_PATHS}
    backends["pages"] = _backend(address("pages_behind_gateway"))
    backends["refused"] = _backend(address("refusal"))
    return {"http": {"routers": routers, "services": backends}}


PAGES_ADDRESS = "127.0.0.2"
"""From where the pages forward on one machine: nobody else has that address."""


def static_configuration(listen: str, dynamic: str, metrics: str, pages: str = PAGES_ADDRESS) -> dict[str, Any]:
    """Traefik's entry point is host:port `listen`; `dynamic` is the file of the other configuration.

    The address `pages` alone is believed when it says on whose behalf it asks: whoever else sends X-Forwarded-For is
    forwarded under the address he has.

    At `metrics`, which is nobody's from outside, it answers /ping and counts what it answers by router: also the 502 or
    503 for a service that is not there to count. No access log or traces: the services have them.
    """
    return {
        "global": {"checkNewVersion": False, "sendAnonymousUsage": False},
        "log": {"level": "WARN", "format": "json"},
        "entryPoints": {
            "web": {
                "address": listen,
                # X_Forwarded_For is not X-Forwarded-For, whatever a backend might make of it.
                "http": {"aliasHeadersStrategy": "delete"},
                "forwardedHeaders": {"trustedIPs": [f"{pages}/32"]},
                "transport": {
                    "respondingTimeouts": {"readTimeout": "60s", "idleTimeout": "75s"},
                    "lifeCycle": {"graceTimeOut": "5s"},
                },
            },
            "ping": {"address": metrics, "http": {"aliasHeadersStrategy": "delete"}},
        },
        "ping": {"entryPoint": "ping"},
        "metrics": {"prometheus": {"entryPoint": "ping", "addRoutersLabels": True, "addServicesLabels": False}},
        "providers": {"file": {"filename": dynamic, "watch": False}},
    }


def _below(path: str) -> str:
    return f"Path(`{path}`) || PathPrefix(`{path}/`)"


def _router(rule: str, service: str, priority: int) -> dict[str, Any]:
    return {"entryPoints": ["web"], "rule": rule, "service": service, "priority": priority}


def _backend(url: str) -> dict[str, Any]:
    return {"loadBalancer": {"servers": [{"url": url}], "passHostHeader": True}}
