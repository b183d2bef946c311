"""`python -m ingest` is `gazette`."""

from ingest.cli import main

if __name__ == "__main__":
    main()
