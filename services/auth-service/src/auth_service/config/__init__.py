"""auth-service's settings: variables that begin with AUTH_."""
