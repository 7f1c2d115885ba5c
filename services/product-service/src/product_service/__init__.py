"""Catalogue, stock, reservations and product pictures."""
