"""The rules of the catalogue and of stock; standard library only."""
