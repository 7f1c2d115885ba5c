"""A purchase that nobody wants, again and again through the gateway: whether a shopper could buy just now."""
