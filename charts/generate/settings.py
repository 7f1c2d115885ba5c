"""The environment variables that are no secrets: of a settings class, or of the row of what has none."""

import importlib
import inspect
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, SecretStr
from pydantic_settings import BaseSettings

from deployables import Deployable

_RENDERED = ("HTTP__PORT", "DATABASE__URL", "DATABASE__POOL_MAX")
"""What the chart itself decides: a setting that differed would belie the rest of the chart."""


def setting_names(row: Deployable) -> list[str]:
    """AUTH_TELEMETRY__LOG_LEVEL, …, in order."""
    if not row.package:
        return sorted(row.settings)
    kind = _settings_class(row.settings_module)
    prefix = str(kind.model_config["env_prefix"])
    return sorted(prefix + name for name in _names(kind) if name not in _RENDERED)


def _settings_class(module: str) -> type[BaseSettings]:
    """The one that the module defines itself."""
    loaded = importlib.import_module(module)
    kinds = [kind for kind in vars(loaded).values() if inspect.isclass(kind) and issubclass(kind, BaseSettings)]
    return next(kind for kind in kinds if kind.__module__ == module)


def _names(kind: type[BaseModel]) -> Iterator[str]:
    for name, field in kind.model_fields.items():
        if field.validation_alias is not None or _secret(field.annotation):
            continue
        if inspect.isclass(field.annotation) and issubclass(field.annotation, BaseModel):
            yield from (f"{name.upper()}__{inner}" for inner in _names(field.annotation))
        else:
            yield name.upper()


def _secret(annotation: Any) -> bool:
    """Whether it is a SecretStr, or holds one: SecretStr | None, dict[str, SecretStr]."""
    return annotation is SecretStr or any(map(_secret, get_args(annotation)))
