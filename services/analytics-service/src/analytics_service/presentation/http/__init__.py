"""Routes, and the shapes they take and give."""
