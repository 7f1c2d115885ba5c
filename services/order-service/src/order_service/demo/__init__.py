"""Orders of the demo shop's past."""
