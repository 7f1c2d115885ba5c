"""What comes in: HTTP, and the service's own events as notices, which clear cached answers."""
