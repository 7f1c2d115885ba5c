"""What each `souk` command does; `souk.cli` only reads the command line."""
