"""What is counted and reported, and the rules of both."""
