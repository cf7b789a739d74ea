"""The door: `python build.py ...` is `python -m broadsheet ...`."""

import sys

if __name__ == "__main__":
    try:
        from broadsheet.cli import main
    except ModuleNotFoundError as missing:
        sys.exit(f"'{missing.name}' is not installed here. Run 'make site', then use .venv/bin/python build.py")
    except KeyboardInterrupt:
        sys.exit(130)
    main(prog_name="build.py")
