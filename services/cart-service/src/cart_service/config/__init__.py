"""cart-service's settings: variables that begin with CART_."""
