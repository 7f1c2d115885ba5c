"""docker-compose.yml: the containers of each service, what the gateway waits for, the demo steps."""

from collections.abc import Iterator

from deployables import DEMO, SERVICES, DemoStep, Deployable, filled, named

_DONE, _HEALTHY = "{condition: service_completed_successfully}", "{condition: service_healthy}"
_WITHOUT_POSTGRES = ("valkey", "s3")
"""Stores that a service waits for itself; the database its migrations have waited for."""


def places() -> dict[str, str]:
    """What belongs into the file's marked places."""
    return {
        "services": "\n\n".join("\n".join(_containers(service)) for service in SERVICES),
        "gateway": "\n".join(f"{service.name}: {_HEALTHY}" for service in SERVICES if service.paths),
        "demo": "\n\n".join("\n".join(_step(step)) for step in DEMO),
    }


def _containers(service: Deployable) -> Iterator[str]:
    short, name, prefix = service.short, service.name, service.prefix
    image = f"  image: souk/{name}:${{SOUK_TAG:-dev}}"
    file = f"/run/souk/environment/{name}.env"
    yield from (f"migrate-{short}:", "  <<: *migrate", image)
    yield f"  build: &{short} {{context: ., args: {{SERVICE: {name}}}}}"
    yield from (f"  environment: {{SOUK_ENV_FILE: {file}}}", "")
    yield from (f"{name}:", "  <<: *python", image, f"  build: *{short}", f"  environment: &{short}-environment")
    yield f"    HEALTH_URL: http://127.0.0.1:{service.port}{service.health}"
    yield from ("    SOUK_ENVIRONMENT: *environment", f"    SOUK_ENV_FILE: {file}")
    own = "http://127.0.0.1:" if short == "auth" else "http://auth-service:"
    shared = {
        "HTTP__HOST": "0.0.0.0",
        "HTTP__PUBLIC_URL": "*url",
        "HTTP__TRUSTED_PROXIES": "*proxies",
        "HTTP__DRAIN_SECONDS": "0",
        "LIMITS__ADDRESS_FACTOR": "*address-factor",
        "TELEMETRY__OTLP_ENDPOINT": "*otlp",
        "IDENTITY__AUTH_URL": f"{own}{named('auth-service').port}",
    }
    yield from (f"    {prefix}_{key}: {value}" for key, value in shared.items())
    given = {**service.settings, **service.demo_settings}
    yield from (f"    {variable}: {_setting(service, variable, text)}" for variable, text in given.items())
    if bare := [variable for variable in service.overridden if variable not in given]:
        yield "    # Only where they are set: without a value here they would hide those of the file."
        yield from (f"    {variable}:" for variable in bare)
    yield f'  ports: ["${{SOUK_BIND:-127.0.0.1}}:{service.port}:{service.port}"]'
    yield from ("  depends_on:", f"    migrate-{short}: {_DONE}")
    waited = [store for store in _WITHOUT_POSTGRES if store in service.stores]
    waited += [callee for callee in service.calls if not named(callee).is_service]
    yield from (f"    {other}: {_HEALTHY}" for other in waited)
    yield "  healthcheck: *healthy"


def _setting(service: Deployable, variable: str, text: str) -> str:
    if text == "{url}":
        return "*url"
    value = filled(text, _address)
    return f"${{{variable}:-{value}}}" if variable in service.overridden else value


def _address(name: str) -> str:
    return {"s3": "http://s3:4566"}.get(name) or f"http://{name}:{named(name).port}"


def _step(step: DemoStep) -> Iterator[str]:
    service = named(step.service)
    run = step.run.replace("{handover}", "/run/souk/demo")
    writes = ">" in run
    yield from (f"seed-{step.name}:", "  <<: *once", f"  image: souk/{service.name}:${{SOUK_TAG:-dev}}")
    yield f"  build: *{service.short}"
    yield f'  command: [sh, -ec, "{run}"]' if writes else f"  command: [{', '.join(run.split())}]"
    yield f"  environment: *{service.short}-environment"
    if writes:
        yield '  volumes: ["settings:/run/souk"]'
    yield from ("  depends_on:", f"    migrate-{service.short}: {_DONE}")
    if "s3" in service.stores:
        yield f"    s3: {_HEALTHY}"
    yield from (f"    seed-{other}: {_DONE}" for other in step.after)
    yield from (f"    {other}: {_HEALTHY}" for other in step.calls)
