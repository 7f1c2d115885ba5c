"""PostgreSQL, and the stream that events wait in."""
