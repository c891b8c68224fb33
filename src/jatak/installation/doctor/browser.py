"""The browser that takes pictures of forms."""

import subprocess
from collections.abc import Iterator

from jatak.installation.doctor.finding import Finding, look, ok
from jatak.pictures.chromium import NoBrowser, executable

WITHOUT = "Until then the evidence of forms has no picture; nothing else waits for it."


def check_browser() -> Iterator[Finding]:
    """A Chromium is here and starts."""
    try:
        program = executable()
        said = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=20, check=True)
    except NoBrowser as error:
        yield look(error.message, f"{error.remedy} {WITHOUT}")
    except (OSError, subprocess.SubprocessError) as error:
        yield look(f"{program} does not start: {type(error).__name__}.", f"Try it by hand. {WITHOUT}")
    else:
        yield ok(f"Pictures of forms are taken with {said.stdout.strip()}.")
