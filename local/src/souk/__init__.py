"""The embedded platform: real parts from PyPI wheels, one supervisor, one command."""
