"""PostgreSQL, S3, Pillow, streams: what the ports are in reality."""
