"""What comes in: HTTP and events."""
