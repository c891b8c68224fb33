"""What every test may ask for; the database starts with the first test that asks for it."""

pytest_plugins = ["tests.plugins.without", "tests.plugins.database", "tests.plugins.house"]
