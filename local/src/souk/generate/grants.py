"""auth-service's grants: a module of its own, as an image of auth-service has no table."""

from collections.abc import Iterator, Mapping

from deployables import SERVICES

_HEAD = '''"""Which service may ask which other for what. Written by `make generate` from services.yaml."""

from collections.abc import Mapping
from types import MappingProxyType

'''


def text() -> str:
    """The module, as ruff formats it."""
    everybody = {each.name: each.grants_everybody for each in SERVICES if each.grants_everybody}
    lines = [_HEAD, "EVERYBODY: Mapping[str, frozenset[str]] = MappingProxyType(\n    {\n", *_scopes(everybody, 8)]
    lines += ["    }\n)\n", '"""What every service may do there."""\n\n']
    lines += ["GRANTS: Mapping[str, Mapping[str, frozenset[str]]] = MappingProxyType(\n    {\n"]
    for service in SERVICES:
        own = {name: scopes for name, scopes in service.calls.items() if scopes and name not in everybody}
        if own:
            lines += [f'        "{service.name}": {{\n', *_scopes(own, 12), "        },\n"]
    return "".join([*lines, "    }\n)\n"])


def _scopes(granted: Mapping[str, tuple[str, ...]], indent: int) -> Iterator[str]:
    for name, scopes in granted.items():
        inner = ", ".join(f'"{scope}"' for scope in scopes)
        line = f'{" " * indent}"{name}": frozenset({{{inner}}}),\n'
        if len(line) <= 121:
            yield line
        else:
            each = "".join(f'{" " * (indent + 8)}"{scope}",\n' for scope in scopes)
            around = " " * (indent + 4)
            yield f'{" " * indent}"{name}": frozenset(\n{around}{{\n{each}{around}}}\n{" " * indent}),\n'
