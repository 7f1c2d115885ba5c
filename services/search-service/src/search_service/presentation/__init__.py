"""What comes in: HTTP, and the events that index and prices follow."""
