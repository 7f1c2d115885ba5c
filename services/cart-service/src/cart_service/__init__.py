"""Carts: lines at the catalogue's prices, merging a guest's into a customer's, checkout at order-service."""
