"""Run the command line."""

import sys

from servicekit.migrate.cli import main

sys.exit(main())
