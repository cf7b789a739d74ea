"""`python -m broadsheet`."""

import sys

if __name__ == "__main__":
    try:
        from broadsheet.cli import main
    except KeyboardInterrupt:
        sys.exit(130)
    main(prog_name="python -m broadsheet")
