"""What is searched and compared, and the rules of both."""
