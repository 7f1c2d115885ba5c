"""Routes: translate, call, return."""
