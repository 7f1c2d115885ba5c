"""A real purchase through the gateway, as a new shopper makes it."""
