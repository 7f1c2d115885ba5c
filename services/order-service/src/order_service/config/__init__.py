"""order-service's settings: variables that begin with ORDER_."""
