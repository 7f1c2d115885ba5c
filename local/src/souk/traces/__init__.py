"""Recent traces: an OTLP receiver that keeps them in files, and the tree that `souk trace` prints."""
