"""`jatak roles`"""

from pathlib import Path
from typing import Annotated

import typer

FILE = Path("docs/roles.md")


def roles(
    file: Annotated[Path, typer.Argument(help="Where the page is written.")] = FILE,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; end with 1 if the page is not as it should be.")
    ] = False,
) -> None:
    """Write the page that lists every address of the console with the roles that open it."""
    from jatak.accounts.roles_page import roles_page

    page = roles_page()
    if not check:
        file.write_text(page, "utf-8")
    elif not file.exists() or file.read_text("utf-8") != page:
        print(f"{file} is stale; run `bin/jatak roles`.")
        raise typer.Exit(1)
