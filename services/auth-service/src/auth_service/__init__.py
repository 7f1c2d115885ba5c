"""People, sessions and tokens."""
