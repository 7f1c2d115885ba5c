"""Which service may ask which other for what."""

from collections.abc import Mapping
from types import MappingProxyType

from auth_service.domain.errors import ScopeNotGranted

_EVERYBODY = {"auth-service": frozenset({"revocations:read"})}

GRANTS: Mapping[str, Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "cart-service": {
            "product-service": frozenset({"catalogue:read"}),
            "order-service": frozenset({"orders:place"}),
        },
        "order-service": {
            "product-service": frozenset({"catalogue:read", "stock:reserve"}),
            "payment-service": frozenset({"payments:create", "payments:void", "payments:read", "payments:refund"}),
        },
    }
)


def granted_scopes(client: str, audience: str, wanted: frozenset[str] = frozenset()) -> frozenset[str]:
    """What `client` may do at `audience`, or the part of it that is wanted; raises ScopeNotGranted."""
    granted = GRANTS.get(client, {}).get(audience, frozenset()) | _EVERYBODY.get(audience, frozenset())
    if not granted or not wanted <= granted:
        raise ScopeNotGranted
    return wanted or granted
