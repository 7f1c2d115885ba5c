"""Accounts, sessions, passwords and clients: the rules."""
