"""What a service is granted at another, by the table of grants."""

from auth_service.domain.errors import ScopeNotGranted
from auth_service.domain.grants import EVERYBODY, GRANTS


def granted_scopes(client: str, audience: str, wanted: frozenset[str] = frozenset()) -> frozenset[str]:
    """What `client` may do at `audience`, or the part of it that is wanted; raises ScopeNotGranted."""
    granted = GRANTS.get(client, {}).get(audience, frozenset()) | EVERYBODY.get(audience, frozenset())
    if not granted or not wanted <= granted:
        raise ScopeNotGranted
    return wanted or granted
