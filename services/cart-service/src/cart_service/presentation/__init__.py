"""HTTP, and the events that carts follow."""
