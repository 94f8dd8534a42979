"""`python -m tablero`, where the script's folder is not on the path."""

import sys

from tablero.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
