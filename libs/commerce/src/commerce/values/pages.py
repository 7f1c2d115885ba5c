"""Where the storefront's pages stand: in English bare, in its other languages under their name."""

from typing import Final

PAGE_LANGUAGES: Final = ("en", "fr", "ar")


def page_address(origin: str, locale: str, path: str) -> str:
    """The page at `path` (`/orders/…`) for readers of `locale`, in English where it is not there in their language."""
    language = locale.partition("-")[0]
    prefix = f"/{language}" if language in PAGE_LANGUAGES[1:] else ""
    return f"{origin.rstrip('/')}{prefix}{path}"
