"""The databases of Django's settings: one database, one connection for each role."""

from typing import Any

from jatak.database.connect import known_server
from jatak.database.server import LOGINS, Server

ROLES = ("admin", *LOGINS)
SEARCH_PATH = "public,consent,customers"
OWN_KEYS = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}


def databases(role: str) -> dict[str, dict[str, Any]]:
    """One alias per role, and `default` for the role of this process; no server is started by asking."""
    if role not in ROLES:
        raise ValueError(f"not a role of the database: {role!r}; choose one of {', '.join(ROLES)}")
    server = known_server()
    return {"default": _entry(server, role), **{name: _entry(server, name) for name in ROLES}}


def _entry(server: Server, role: str) -> dict[str, Any]:
    parameters = server.login(role)
    own = {key: parameters.pop(word, "") for word, key in OWN_KEYS.items()}
    startup = f"{parameters.pop('options', '')} -c search_path={SEARCH_PATH}".strip()
    return {
        "ENGINE": "django.db.backends.postgresql",
        **own,
        "OPTIONS": {**parameters, "options": startup, "application_name": f"jatak {role}"},
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
