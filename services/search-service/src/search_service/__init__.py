"""Search by words and by meaning, and the prices of other sellers beside the shop's own."""
