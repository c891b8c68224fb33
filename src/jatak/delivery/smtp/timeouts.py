"""How long we wait for a relay."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timeouts:
    """How long we wait, in seconds; the defaults are those of RFC 5321 section 4.5.3.2 or shorter where it is safe."""

    connect: float = 30
    command: float = 120
    data: float = 600
    """For the answer to the final dot: giving up earlier makes an uncertain message of a slow one."""
