"""What every test may ask for; the database starts with the first test that asks for it."""

pytest_plugins = [f"tests.plugins.{name}" for name in ("without", "database", "house", "elsewhere")]
