"""What a payment is and may become. Standard library and servicekit.domain only."""
