"""The roles in which staff call in the authorisation matrix."""

from collections.abc import Mapping

from deployables import SERVICES

PERMISSIONS = tuple(permission for service in SERVICES for permission in service.permissions)
"""All that services.yaml declares."""


def only(permission: str) -> str:
    """The name of a role that holds just this permission."""
    return f"only-{permission.replace('.', '-')}"


def all_but(permission: str) -> str:
    """The name of a role that holds every permission but this one."""
    return f"no-{permission.replace('.', '-')}"


NOTHING, EVERYTHING = "nothing", "everything"
ROLES: Mapping[str, list[str]] = {
    NOTHING: [],
    EVERYTHING: list(PERMISSIONS),
    **{only(each): [each] for each in PERMISSIONS},
    **{all_but(each): [other for other in PERMISSIONS if other != each] for each in PERMISSIONS},
}
"""Each with the permissions that it holds."""
