"""What comes in: HTTP, and the events that carts follow."""
