"""What may be set from outside."""
