"""Writes what follows from services.yaml into other files: whole ones, and marked places in those that people write."""
