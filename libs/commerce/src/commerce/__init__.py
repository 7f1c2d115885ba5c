"""The words that every service of a shop shares, with one rule each.

`commerce.values` is for domains and knows the standard library alone; `commerce.bodies` is for HTTP.
"""
