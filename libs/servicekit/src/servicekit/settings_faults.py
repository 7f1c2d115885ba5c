"""What is wrong with the environment, by the names of variables that a person can set."""

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from inspect import isclass
from typing import Any, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, SettingsError


def faults(kind: type[BaseSettings], error: ValidationError | SettingsError) -> list[str]:
    """One sentence for each variable that is missing or wrong; no value is in it."""
    if isinstance(error, SettingsError):
        return [f"{name} is not acceptable: it has to be JSON." for name in _no_json(kind, os.environ)] or [str(error)]
    sentences: dict[str, str] = {}
    for fault in error.errors(include_input=False, include_url=False):
        for name, sentence in _described(kind, fault["loc"], fault["type"], fault["msg"]):
            sentences.setdefault(name, sentence)
    return list(sentences.values())


def variables(kind: type[BaseModel], prefix: str, *, required: bool = False) -> Iterator[str]:
    """The names of all variables under `prefix`, or of those alone that have no default."""
    for name, field in kind.model_fields.items():
        if required and not field.is_required():
            continue
        if section := _section(field):
            yield from variables(section, f"{_variable(prefix, name, field)}__", required=required)
        else:
            yield _variable(prefix, name, field)


def _described(
    kind: type[BaseSettings], path: Sequence[int | str], what: str, message: str
) -> Iterator[tuple[str, str]]:
    name, place = _named(kind, path)
    if what == "missing":
        absent = variables(place, f"{name}__", required=True) if place else (name,)
        yield from ((each, f"{each} is not set. The service cannot start without it.") for each in absent)
    elif what == "extra_forbidden":
        known = ", ".join(variables(_named(kind, path[:-1])[1] or kind, f"{name.rpartition('__')[0]}__"))
        yield name, f"{name} is no setting of this service; there are {known}."
    elif place and place is not kind:
        yield name, f"{_with_variables(message.removeprefix('Value error, '), place, f'{name}__')}."
    else:
        yield name, f"{name} is not acceptable: {message.removeprefix('Value error, ')}."


def _with_variables(message: str, section: type[BaseModel], prefix: str) -> str:
    """What a section says about its fields, with the names that they have outside."""
    for name, field in section.model_fields.items():
        message = re.sub(rf"\b{name}\b", _variable(prefix, name, field), message)
    return message


def _named(kind: type[BaseSettings], path: Sequence[int | str]) -> tuple[str, type[BaseModel] | None]:
    """The variable of a place in the settings, and the section where it is one; what is inside a value is the value."""
    name = str(kind.model_config.get("env_prefix", ""))
    section: type[BaseModel] | None = kind
    for step in path:
        if section is None:
            break
        field = _field(section, step)
        name = _variable(name, str(step), field)
        section = field and _section(field)
        name += "__" if section else ""
    return name.removesuffix("__"), section


def _field(section: type[BaseModel], step: int | str) -> FieldInfo | None:
    """By its name, or by the alias under which it is read."""
    return next((f for name, f in section.model_fields.items() if step in (name, f.validation_alias)), None)


def _variable(prefix: str, name: str, field: FieldInfo | None) -> str:
    alias = field.validation_alias if field else None
    return alias if isinstance(alias, str) else (prefix + name).upper()


def _section(field: FieldInfo) -> type[BaseModel] | None:
    kind = field.annotation
    return kind if isclass(kind) and issubclass(kind, BaseModel) else None


def _no_json(kind: type[BaseSettings], environment: Mapping[str, str]) -> list[str]:
    """The variables whose text is not the JSON that their setting is read from."""
    prefix = str(kind.model_config.get("env_prefix", ""))
    ours = [name.upper() for name in environment if name.upper().startswith(prefix)]
    return sorted(name for name in ours if _composed(kind, name, prefix) and not _is_json(environment.get(name, "")))


def _composed(kind: type[BaseSettings], variable: str, prefix: str) -> bool:
    """Whether it is a section as a whole, or a list or mapping."""
    section: type[BaseModel] | None = kind
    field: FieldInfo | None = None
    for step in variable.removeprefix(prefix).lower().split("__"):
        field = _field(section, step) if section else None
        section = field and _section(field)
    kind_of_value: Any = field and field.annotation
    return section is not None or get_origin(kind_of_value) in (tuple, list, dict, set, frozenset)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
