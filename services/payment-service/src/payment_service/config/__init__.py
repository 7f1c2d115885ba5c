"""payment-service's settings: variables that begin with PAYMENT_."""
