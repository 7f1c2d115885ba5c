"""`souk search-eval`: how well a shop with the demo catalogue is searched, against queries that people have judged."""
