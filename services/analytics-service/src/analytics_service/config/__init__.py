"""analytics-service's settings: variables that begin with ANALYTICS_."""
