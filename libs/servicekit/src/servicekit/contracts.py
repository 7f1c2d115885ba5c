"""Public contracts as files: each service's OpenAPI document is committed as `openapi.json`.

    python -m servicekit.contracts services/order-service

writes it anew. A test compares file and code with `openapi_text`, so a change of the contract shows in review.
"""

import importlib
import json
import sys
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from fastapi import FastAPI
from pydantic import BaseModel, SecretStr

from servicekit.settings import ServiceSettings

S = TypeVar("S", bound=ServiceSettings)


def openapi_text(app: FastAPI) -> str:
    """The committed form: sorted keys, two spaces, a newline at the end."""
    return json.dumps(app.openapi(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def placeholder_settings(kind: type[S]) -> S:
    """Settings good enough to build the application, not to run it: each required value gets a stand-in."""
    return kind.model_validate(_stand_ins(kind))


def _stand_ins(kind: type[BaseModel]) -> dict[str, Any]:
    required = {name: field for name, field in kind.model_fields.items() if field.is_required()}
    return {name: _stand_in(field.annotation) for name, field in required.items()}


def _stand_in(annotation: Any) -> Any:
    if get_origin(annotation) in (Union, UnionType):
        annotation = get_args(annotation)[0]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _stand_ins(annotation)
    if isinstance(annotation, type) and issubclass(annotation, int):
        return 0
    if annotation is SecretStr or annotation is str:
        return "placeholder"
    return {} if get_origin(annotation) is dict else []


def write(directory: Path) -> Path:
    """Write `openapi.json` of the service in `directory`; returns the file."""
    package = directory.name.replace("-", "_")
    main = importlib.import_module(f"{package}.main")
    settings_module = importlib.import_module(f"{package}.config.settings")
    kind = next(
        value for value in vars(settings_module).values()
        if isinstance(value, type) and issubclass(value, ServiceSettings) and value is not ServiceSettings
    )  # fmt: skip
    file = directory / "openapi.json"
    file.write_text(openapi_text(main.create_app(placeholder_settings(kind))))
    return file


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        sys.stdout.write(f"{write(Path(argument).resolve())}\n")
