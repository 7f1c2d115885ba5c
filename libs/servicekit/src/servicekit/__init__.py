"""Mechanism that every Souk service shares; no business word in it."""
