"""Sellers whose prices are compared with the shop's own."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

LONGEST_NAME: Final = 100
LONGEST_DOMAIN: Final = 253
LONGEST_URL: Final = 2000
# Of other characters browsers make something else than we do: they read "\" as "/", and the host ends before it.
_HOST: Final = re.compile(r"[a-z0-9._-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SellerFacts:
    """What staff say of a seller: `domain` is its shop's, in small letters; `country` ISO 3166-1, `currency` ISO 4217.

    `sends_our_skus` says that its feeds name each offer by this shop's SKU.
    """

    name: str
    domain: str
    country: str
    currency: str
    sends_our_skus: bool = False


@dataclass(slots=True, kw_only=True)
class Seller:
    """A seller; its version is what If-Match names."""

    id: UUID
    facts: SellerFacts
    created_at: datetime
    version: int = 1

    def change(self, facts: SellerFacts) -> bool:
        """From now on they are these; answers whether anything is different now."""
        changed, self.facts = facts != self.facts, facts
        return changed


def is_at(url: str, domain: str) -> bool:
    """Whether `url` is an https address at `domain` or below it, without user, password or another port."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    host = parts.hostname or ""
    named = _HOST.fullmatch(host) is not None and (host == domain or host.endswith(f".{domain}"))
    return parts.scheme == "https" and named and port in (None, 443) and "@" not in parts.netloc
