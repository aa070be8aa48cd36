"""`python -m commdrill` is the `commdrill` command."""

import sys

from commdrill.app.cli import main

if __name__ == "__main__":
    sys.exit(main())
