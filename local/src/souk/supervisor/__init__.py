"""The daemon that keeps every part running."""
