"""The charts: what each thin one takes from its row, the umbrella's list, the demo's steps."""

from collections.abc import Iterator

from deployables import DEMO, EVERY, SERVICES, DemoStep, Deployable, callers, filled, named

THIN = (*SERVICES, named("frontend"), named("sandbox"))
"""Those with a chart on the library, in the shop's namespace."""
_IN_LIBRARY = ("postgres", "valkey")
"""Stores that the library's chart reaches unless it is told not to."""
_VALUES = {"url": "{publicUrl}", "s3": "http://s3.{s3Namespace}:4566", "host": "0.0.0.0", "folder": "/data"}


def row(deployable: Deployable) -> str:
    """Port, public paths, peers in both directions, stores and settings, as values."""
    return "\n".join(_row(deployable))


def dependencies() -> str:
    """The umbrella chart's `dependencies`, one for each deployable."""
    each = [f"- {{name: {one.name}, version: 0.1.0, condition: {one.name}.enabled}}" for one in THIN]
    return "\n".join([*each, '- {name: demo, version: 0.1.0, condition: "demo.enabled,global.demo"}'])


def switches() -> str:
    """The umbrella's values that leave out a service."""
    return "\n".join(f"{service.name}: {{enabled: true}}" for service in SERVICES)


def demo_steps() -> str:
    """The Job's containers, as YAML."""
    return "\n".join(line for step in DEMO for line in _step(step))


def demo_calls() -> str:
    """Whom the Job reaches, by name and port."""
    called = [each for each in EVERY if any(each.name in step.calls for step in DEMO)]
    return "\n".join(f"{each.name}: {each.port}" for each in called)


def _row(each: Deployable) -> Iterator[str]:
    yield f"port: {each.port}"
    yield f"paths: [{', '.join(each.paths)}]"
    called_by = callers(each.name)
    if each.calls or called_by:
        yield "peers:"
    if each.calls:
        yield "  calls:"
        yield from (f"    - {{name: {name}, port: {named(name).port}}}" for name in each.calls)
    if called_by:
        yield f"  calledBy: [{', '.join(called_by)}]"
    uses = {store: "false" for store in _IN_LIBRARY if store not in each.stores}
    uses |= {store: "true" for store in each.stores if store not in _IN_LIBRARY}
    if uses:
        yield "stores:"
        yield from (f"  {store}: {{use: {used}}}" for store, used in uses.items())
    yield "settings:" if each.settings else "settings: {}"
    yield from (f"  {variable}: {_setting(text)}" for variable, text in each.settings.items())
    if each.demo_settings:
        yield "demoSettings:"
        yield from (f"  {variable}: {_setting(text)}" for variable, text in each.demo_settings.items())


def _setting(text: str) -> str:
    value = filled(text, lambda name: _VALUES.get(name) or f"http://{name}:{named(name).port}")
    return f'"{value}"' if "{" in value or not value else value


def _step(step: DemoStep) -> Iterator[str]:
    yield f"- name: {step.name}"
    yield f"  service: {step.service}"
    yield f"  run: {step.run.replace('{handover}', '/work')}"
    if step.secrets:
        yield "  secrets:"
        yield from (f"    - {{variable: {variable}, {_where(name)}}}" for variable, name in step.secrets.items())


def _where(value: str) -> str:
    """The Secret and the key that hold a value."""
    found = [(each.name, key) for each in EVERY for key, name in each.every_secret.items() if name == value]
    holder, key = found[0]
    return f"secret: {holder}-secrets, key: {key}"
