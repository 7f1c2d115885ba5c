"""What a demo shop is filled with."""
