"""search-service's settings: variables that begin with SEARCH_."""
