"""The demo shop: data in `catalogue/`, pictures made at build time."""
