"""One row of the table, and one step of the demo."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

COMPOSED = ("clients", "smtp_url", "valkey_url")
"""Secret values that are not made at random: each place composes them."""
PERMISSION = re.compile(r"[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*")
"""A noun and a verb: orders.refund."""
PLACEHOLDER = re.compile(r"\{([a-z0-9-]+)\}")

Scopes = Mapping[str, tuple[str, ...]]
Variables = Mapping[str, str]


class TableError(ValueError):
    """The table contradicts itself; a sentence that begins with the row's name."""


@dataclass(frozen=True, slots=True)
class DemoStep:
    """A command that fills the shop, run in its service's image with its service's variables."""

    name: str
    service: str
    run: str
    after: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    secrets: Variables = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Deployable:
    """A row, with what every service has beyond its own; services.yaml says what the fields mean."""

    name: str
    does: str
    folder: str
    is_service: bool
    package: str = ""
    port: int | None = None
    paths: tuple[str, ...] = ()
    calls: Scopes = field(default_factory=dict)
    grants_everybody: tuple[str, ...] = ()
    permissions: Mapping[str, str] = field(default_factory=dict)
    stores: tuple[str, ...] = ()
    stream: str | None = None
    consumes: Scopes = field(default_factory=dict)
    secrets: Variables = field(default_factory=dict)
    settings: Variables = field(default_factory=dict)
    demo_settings: Variables = field(default_factory=dict)
    overridden: tuple[str, ...] = ()
    demo: tuple[DemoStep, ...] = ()
    released: bool = True

    @property
    def short(self) -> str:
        """order-service is called order where ports, databases and secrets are named."""
        return self.name.removesuffix("-service")

    @property
    def prefix(self) -> str:
        """Of its variables: ORDER."""
        return self.short.upper().replace("-", "_")

    @property
    def database(self) -> str:
        """The name of its database: order_db for order-service."""
        return f"{self.short.replace('-', '_')}_db"

    @property
    def settings_module(self) -> str:
        """The module with its settings class."""
        return f"{self.package}.config.settings" if self.is_service else f"{self.package}.settings"

    @property
    def health(self) -> str:
        """The path that answers 200 when it can serve."""
        return "/health/ready" if self.is_service else "/health"

    @property
    def every_secret(self) -> dict[str, str]:
        """Its secret variables with the names of their values: its own, its client secret, its Valkey."""
        shared = {f"{self.prefix}_IDENTITY__CLIENT_SECRET": f"{self.short}_client_secret"} if self.is_service else {}
        if "valkey" in self.stores:
            shared[f"{self.prefix}_VALKEY__URL"] = "valkey_url"
        return shared | dict(self.secrets)


def filled(text: str, value: Callable[[str], str]) -> str:
    """`text` with each {name} replaced by the value of that name."""
    return PLACEHOLDER.sub(lambda found: value(found[1]), text)
