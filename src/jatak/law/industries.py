"""The industries of which the product has a profile."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from jatak.law.profile import Profile
from jatak.law.profile_reading import read


@cache
def industries() -> Mapping[str, Profile]:
    """The product's profiles by code, in alphabetical order; raises PackError."""
    files = [f for f in resources.files("jatak.law").joinpath("profiles").iterdir() if f.name.endswith(".toml")]
    read_ones = (read(file.name, file.read_text("utf-8")) for file in sorted(files, key=lambda file: file.name))
    return MappingProxyType({profile.code: profile for profile in read_ones})
