"""Visits of the demo shop."""
