"""What shoppers do, what is sold, and the reports of both."""
