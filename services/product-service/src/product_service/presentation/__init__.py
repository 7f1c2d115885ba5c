"""HTTP and notices."""
