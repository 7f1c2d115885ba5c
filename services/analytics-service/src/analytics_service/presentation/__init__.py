"""What comes in: HTTP, and the events of the other services."""
