"""`python -m jatak.cli` is `jatak`."""

from jatak.cli.main import main

main()
