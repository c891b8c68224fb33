"""A PostgreSQL server: how it is reached, and by whom."""

from collections.abc import Mapping
from dataclasses import dataclass

from jatak.database.home import secret

LOGINS = ("consent", "customers", "web", "worker", "retention")
"""The roles that log in, each as `jatak_<name>`."""


@dataclass(frozen=True)
class Server:
    """The administrator's connection parameters, in libpq's words."""

    parameters: Mapping[str, str]
    embedded: bool = False

    @property
    def database(self) -> str:
        """The name of the database."""
        return self.parameters["dbname"]

    @property
    def host(self) -> str:
        """The host's name, or the folder of its socket."""
        return self.parameters.get("host", "localhost")

    def login(self, role: str) -> dict[str, str]:
        """The connection parameters of a role: `admin`, or one of LOGINS."""
        if role == "admin":
            return dict(self.parameters)
        return {**self.parameters, "user": f"jatak_{role}", "password": role_password(role)}


def role_password(role: str) -> str:
    """The generated password of a login role."""
    return secret(f"database-{role}").hex()
