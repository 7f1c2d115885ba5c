"""The permissions that auth-service knows: a module of its own, as an image of auth-service has no table."""

import json
from collections.abc import Iterator

from deployables import SERVICES

_HEAD = '''"""What staff can be permitted. Written by `make generate` from services.yaml."""

from collections.abc import Mapping
from types import MappingProxyType

'''


def text() -> str:
    """The module, as ruff formats it."""
    return "".join(
        [
            _HEAD,
            "DECLARED: Mapping[str, Mapping[str, str]] = MappingProxyType(\n    {\n",
            *_rows(),
            '    }\n)\n"""What the holder of each permission may do, by the service that asks for it."""\n',
        ]
    )


def _rows() -> Iterator[str]:
    for service in SERVICES:
        if service.permissions:
            yield f'        "{service.name}": {{\n'
            for name, does in service.permissions.items():
                yield f'            "{name}": {json.dumps(does, ensure_ascii=False)},\n'
            yield "        },\n"
