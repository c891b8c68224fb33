"""The jobs; each is safe to do twice, and goes on where a killed one was."""

from jatak.jobs import (
    backup,
    campaigns,
    clocks,
    collection,
    counting,
    farewell,
    hooks,
    imports,
    inbound,
    letters,
    notices,
    onward,
    own_letters,
    pictures,
    rounds,
    selftest,
)

__all__ = [
    "backup",
    "campaigns",
    "clocks",
    "collection",
    "counting",
    "farewell",
    "hooks",
    "imports",
    "inbound",
    "letters",
    "notices",
    "onward",
    "own_letters",
    "pictures",
    "rounds",
    "selftest",
]
