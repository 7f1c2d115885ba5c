"""Real test servers for every part's tests (`testkit.plugin`), and the runner behind `make test`."""
