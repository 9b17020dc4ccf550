"""`kg` and `python -m kg`: the command line."""

import sys


def main() -> None:
    """Run the command line; an interrupt while it is still being imported ends it as quietly as any later one."""
    try:
        from kg.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
