"""What comes in: HTTP alone, since auth-service consumes no events."""
