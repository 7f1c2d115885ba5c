"""What staff can be permitted. Written by `make generate` from services.yaml."""

from collections.abc import Mapping
from types import MappingProxyType

DECLARED: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "auth-service": {
            "customers.read": "See the accounts of customers and staff",
            "sessions.end": "See where people are signed in, and sign them out",
            "people.manage": "Change what people may do, close accounts, reset second factors, make and change roles",
            "audit.read": "See who did what",
        },
        "product-service": {
            "products.read": "See drafts, archived products, every translation, and how many pieces there are",
            "products.write": "Make, change and archive products, pictures, categories and the words of attributes",
            "stock.move": "Count pieces in and correct the count",
        },
        "payment-service": {
            "payments.read": "See everybody's payments and how they were booked",
            "ledger.read": "See the balance of the books",
        },
        "order-service": {
            "orders.read": "See everybody's orders, and what waits for a person",
            "orders.cancel": "Cancel orders that are not yet paid",
            "orders.refund": "Give back all or part of what was paid",
            "orders.resolve": "End what waits for a person",
            "orders.note": "Write notes that only staff see",
        },
        "analytics-service": {
            "analytics.read": "See what is sold, what shoppers do and search for, and the live numbers",
        },
        "search-service": {
            "search.manage": "Build the search index anew, write synonyms, see what nobody found",
            "offers.manage": "Manage sellers and their offers, decide which product an offer is",
        },
    }
)
"""What the holder of each permission may do, by the service that asks for it."""
