"""`jatak dkim create|show|rotate|activate|remove`"""

from enum import StrEnum
from typing import Annotated, Any

import typer

from jatak.base.clock import now
from jatak.base.errors import UsageError
from jatak.cli.dkim_table import content_of, show_keys
from jatak.cli.output import Json, answer
from jatak.delivery.dkim import keys
from jatak.delivery.dkim.algorithms import Algorithm
from jatak.delivery.dkim.folder import a_labels, domains, read_keys
from jatak.delivery.dkim.key import State

app = typer.Typer(
    help="Keep the keys that sign the messages of a domain (DKIM).",
    pretty_exceptions_enable=False,
    add_completion=False,
)

PUBLISH = "Publish these records, wait until the DNS shows them, then run: jatak dkim activate {domain}"
KEEP = "Keep the records of retired keys for a week, while messages that they signed are under way."


class Only(StrEnum):
    """Which keys are made."""

    BOTH = "both"
    RSA = "rsa"
    ED25519 = "ed25519"

    def algorithms(self) -> tuple[Algorithm, ...]:
        """As the keys have them."""
        return keys.BOTH if self is Only.BOTH else (Algorithm(self.value),)


Domain = Annotated[str, typer.Argument(help="The domain of the sender's address, such as example.com.")]
Selectors = Annotated[list[str] | None, typer.Argument(metavar="[SELECTOR]...", help="The keys meant.")]
Which = Annotated[Only, typer.Option("--only", help="Make one key instead of the pair.")]


@app.command()
def create(
    domain: Domain,
    only: Which = Only.BOTH,
    sign: Annotated[bool, typer.Option("--sign", help="Let them sign at once, before the records are there.")] = False,
    as_json: Json = False,
) -> None:
    """Make the first keys of a domain, an RSA and an Ed25519 one, and print the DNS records to publish."""
    name = a_labels(domain)
    if read_keys(name):
        raise UsageError(f"{name} has keys.", f"Make new ones with `jatak dkim rotate {name}`.")
    made = keys.make(name, now(), only.algorithms(), State.ACTIVE if sign else State.WAITING)
    _tell(name, made, as_json, "" if sign else PUBLISH.format(domain=name))


@app.command()
def rotate(domain: Domain, only: Which = Only.BOTH, as_json: Json = False) -> None:
    """Make new keys that do not sign yet, and print their DNS records."""
    name = a_labels(domain)
    if not read_keys(name):
        raise UsageError(f"{name} has no keys.", f"Make them with `jatak dkim create {name}`.")
    made = keys.make(name, now(), only.algorithms())
    _tell(name, made, as_json, PUBLISH.format(domain=name))


@app.command()
def activate(domain: Domain, selectors: Selectors = None, as_json: Json = False) -> None:
    """From now on these keys sign, or those that wait if none is named; what signed so far is retired."""
    name = a_labels(domain)
    changed = keys.activate(name, now(), selectors or ())
    _tell(name, list(changed), as_json, KEEP if any(key.state is State.RETIRED for key in changed) else "")


@app.command()
def show(domain: Annotated[str, typer.Argument(help="One domain only.")] = "", as_json: Json = False) -> None:
    """The keys and records of each domain, and which of them sign."""
    names = [a_labels(domain)] if domain else domains()
    content = [content_of(name, read_keys(name)) for name in names]
    if domain and not content[0]["keys"]:
        raise UsageError(f"{names[0]} has no keys.", f"Make them with `jatak dkim create {names[0]}`.")
    answer({"domains": content}, as_json, lambda: show_keys(content))


@app.command()
def remove(
    domain: Domain,
    selectors: Selectors = None,
    everything: Annotated[bool, typer.Option("--all", help="Also those that sign: then the relay has to.")] = False,
    as_json: Json = False,
) -> None:
    """Remove these keys, or the retired ones if none is named; their records may go too."""
    name = a_labels(domain)
    gone = [key.selector for key in keys.remove(name, selectors or (), everything)]
    answer({"domain": name, "removed": gone}, as_json, lambda: print(f"Removed: {', '.join(gone) or 'none'}"))


def _tell(domain: str, told: list[Any], as_json: bool, then: str) -> None:
    content = content_of(domain, told)
    answer(content, as_json, lambda: show_keys([content], then))
