"""Lists in the workspace's and the deployment's files: pyproject.toml, the release's images, the gateway's ports."""

import re

from deployables import EVERY, SERVICES

_LIST = re.compile(r'"[a-z_]+_service(?:\.[a-z_]+)*"(?:,\s*"[a-z_]+_service(?:\.[a-z_]+)*")+')
_MEMBER = re.compile(r'"([a-z_]+_service)((?:\.[a-z_]+)*)"')
_FEWEST = 3
"""A list of so many services is one of all; fewer are meant themselves."""


def with_every_service(pyproject: str) -> str:
    """The text with every service where services are listed: packages, or the same modules of each."""

    def whole(found: re.Match[str]) -> str:
        members = _MEMBER.findall(found[0])
        if len({package for package, _ in members}) < _FEWEST:
            return found[0]
        insides = dict.fromkeys(inside for _, inside in members)
        return ", ".join(f'"{service.package}{inside}"' for service in SERVICES for inside in insides)

    return _LIST.sub(whole, pyproject)


def image_matrix() -> str:
    """The images that a release has."""
    return f"name: [{', '.join(each.name for each in EVERY if each.released)}]"


def public_ports() -> str:
    """Where the gateway reaches what is public, as ports of a network policy."""
    return "\n".join(f"- {{port: {each.port}, protocol: TCP}}" for each in EVERY if each.paths)
