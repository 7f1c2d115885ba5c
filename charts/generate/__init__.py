"""Writes what follows from elsewhere: each chart's values.schema.json and the README of the charts."""
