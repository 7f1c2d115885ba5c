"""`souk bench`: what Souk costs, measured; figures beside their bars, as a table and as JSON."""
