"""Real test servers for every part's tests (`souk.testing.plugin`), and the runner behind `make test`."""
