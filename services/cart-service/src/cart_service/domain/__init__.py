"""What a cart is, and its rules."""
