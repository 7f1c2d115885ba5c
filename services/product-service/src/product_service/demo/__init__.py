"""The demo shop: data in `catalogue/`, other languages in `words/`, pictures made at build time."""
