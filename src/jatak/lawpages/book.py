"""All pages of the law."""

from jatak.lawpages.folder import MARK


def pages() -> dict[str, str]:
    """Every page by its path below the folder."""
    return {"README.md": f"{MARK}\n\n# The law\n"}
