"""Who supervises a company, as its receipts say it: what it did not type is that of its country (GDPR art. 55)."""

from dataclasses import replace

from jatak.base.errors import UsageError
from jatak.receipts.declaring.declaration import Authority, Declared
from jatak.statements.authorities import authority_of


def supervised(said: Declared) -> Declared:
    """The same with what is known of the authority of the country where the company is established.

    Another authority that was named stays as it was typed. Raises UsageError where a receipt could not say its postal
    address or its contact.
    """
    typed, known = said.authority, authority_of(said.established_in.strip().upper())
    name = typed.name.strip() or (known.name if known else "")
    if not name:
        return said
    own = known if known and name.casefold() == known.name.casefold() else None
    told = Authority(
        name, typed.address.strip() or (own.address if own else ""), typed.contact.strip() or (own.page if own else "")
    )
    if not told.address or not told.contact:
        what = "contact" if told.address else "postal address"
        raise UsageError(f"The {what} of {name} is not known here.", "Type it: a receipt must say it.")
    return replace(said, authority=told)
