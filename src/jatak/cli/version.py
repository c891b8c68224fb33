"""`jatak version`"""

from importlib import metadata

from jatak.cli.output import Json, answer


def version(as_json: Json = False) -> None:
    """Print the version of jatak."""
    number = metadata.version("jatak")
    answer({"version": number}, as_json, lambda: print(number))
