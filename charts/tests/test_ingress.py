"""Only the gateway's own paths are public."""

from generate.places import UMBRELLA
from rendering import of_kind, render

from souk.gateway.routes import SERVICE_PATHS


def test_the_ingress_routes_what_the_local_gateway_routes() -> None:
    routed: dict[str, set[str]] = {
        rule_path["backend"]["service"]["name"].removesuffix("-service"): set()
        for ingress in of_kind(render(UMBRELLA), "Ingress")
        for rule_path in ingress["spec"]["rules"][0]["http"]["paths"]
    }
    for ingress in of_kind(render(UMBRELLA), "Ingress"):
        for path in ingress["spec"]["rules"][0]["http"]["paths"]:
            assert path["pathType"] == "Prefix"
            routed[path["backend"]["service"]["name"].removesuffix("-service")].add(path["path"])
    assert routed == {name: set(paths) for name, paths in SERVICE_PATHS.items()} | {"frontend": {"/"}}
