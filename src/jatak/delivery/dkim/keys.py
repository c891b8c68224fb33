"""Making keys, letting them sign, retiring and removing them."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from jatak.base.errors import UsageError
from jatak.delivery.dkim.algorithms import Algorithm
from jatak.delivery.dkim.folder import forget_private, read_keys, write_keys, write_private
from jatak.delivery.dkim.key import Key, State

BOTH = (Algorithm.RSA, Algorithm.ED25519)


def make(domain: str, at: datetime, algorithms: Sequence[Algorithm] = BOTH, state: State = State.WAITING) -> list[Key]:
    """New keys of a domain, one of each algorithm; the private ones are kept before anything names them."""
    keys, made = read_keys(domain), []
    for algorithm in algorithms:
        selector = _selector(algorithm, at, {key.selector for key in keys})
        write_private(domain, selector, algorithm.generate())
        made.append(Key(selector, algorithm, state, _said(at)))
    write_keys(domain, (*keys, *made))
    return made


def activate(domain: str, at: datetime, selectors: Collection[str] = ()) -> tuple[Key, ...]:
    """Let these keys sign, or all that wait where none is named, and retire those that signed so far."""
    keys = _known(domain, selectors)
    chosen = set(selectors) or {key.selector for key in keys if key.state is State.WAITING}
    if not chosen:
        raise UsageError(f"No key of {domain} waits.", f"Make new ones with `jatak dkim rotate {domain}`.")
    changed = tuple(_moved(key, key.selector in chosen, at) for key in keys)
    write_keys(domain, changed)
    return changed


def remove(domain: str, selectors: Collection[str] = (), everything: bool = False) -> list[Key]:
    """Remove these keys, or all retired ones where none is named; one that signs only with `everything`."""
    keys = _known(domain, selectors)
    chosen = set(selectors) or {key.selector for key in keys if everything or key.state is State.RETIRED}
    going = [key for key in keys if key.selector in chosen]
    if signing := [key.selector for key in going if key.state is State.ACTIVE and not everything]:
        raise UsageError(
            f"{', '.join(signing)} signs the messages of {domain}.",
            "Activate others first, or say --all to send unsigned.",
        )
    write_keys(domain, tuple(key for key in keys if key not in going))
    for key in going:
        forget_private(domain, key.selector)
    return going


def _known(domain: str, selectors: Collection[str]) -> tuple[Key, ...]:
    keys = read_keys(domain)
    if not keys:
        raise UsageError(f"{domain} has no keys.", f"Make them with `jatak dkim create {domain}`.")
    names = [key.selector for key in keys]
    if strangers := sorted(set(selectors) - set(names)):
        raise UsageError(f"{domain} has no selector {', '.join(strangers)}.", f"There are: {', '.join(names)}.")
    return keys


def _moved(key: Key, signs: bool, at: datetime) -> Key:
    otherwise = State.RETIRED if key.state is State.ACTIVE else key.state
    state = State.ACTIVE if signs else otherwise
    return key if state is key.state else replace(key, state=state, since=_said(at))


def _selector(algorithm: Algorithm, at: datetime, taken: Collection[str]) -> str:
    """A name with year and month, such as `jatak2611r`; a second one of that month has a number behind it."""
    name = f"jatak{at:%y%m}{algorithm.value[0]}"
    free = (f"{name}{number}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(each for each in free if each not in taken)


def _said(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
