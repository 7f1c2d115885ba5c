"""Which service may ask which other for what. Written by `make generate` from services.yaml."""

from collections.abc import Mapping
from types import MappingProxyType

EVERYBODY: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "auth-service": frozenset({"revocations:read"}),
    }
)
"""What every service may do there."""

GRANTS: Mapping[str, Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "cart-service": {
            "product-service": frozenset({"catalogue:read"}),
            "order-service": frozenset({"orders:place"}),
        },
        "order-service": {
            "product-service": frozenset({"catalogue:read", "stock:reserve"}),
            "payment-service": frozenset({"payments:create", "payments:read", "payments:refund", "payments:void"}),
        },
        "search-service": {
            "product-service": frozenset({"catalogue:read"}),
        },
    }
)
