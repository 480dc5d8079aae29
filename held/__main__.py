"""So that `python -m held` and the installed `held` are one command."""

import sys

from held.commands.entry import main

if __name__ == "__main__":
    sys.exit(main())
