"""What every test may ask for; the database starts with the first test that asks for it."""

import os

from hypothesis import settings

pytest_plugins = [f"tests.plugins.{name}" for name in ("without", "database", "house", "elsewhere", "browser")]

# Where a change is judged, the same examples each time; at a desk, new ones are looked for.
settings.register_profile("judged", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("judged")
