"""What keeps a receipt from being written or read, with the place and the remedy."""

from collections.abc import Iterable

from jatak.base.errors import JatakError, UsageError
from jatak.receipts.record.fields import Missing


class Incomplete(JatakError):
    """A record that lacks what it must say; nothing of it is written."""

    def __init__(self, missing: Iterable[Missing], company: str = "") -> None:
        self.missing = tuple(missing)
        told = [f"{each.name}{f' of {each.of}' if each.of else ''}" for each in self.missing]
        places = dict.fromkeys(each.place.format(company=company) for each in self.missing)
        super().__init__(
            f"The receipt is not written, because it would lack: {', '.join(dict.fromkeys(told))}.",
            f"Fill it in: {'; '.join(places)}.",
        )


class NotAReceipt(UsageError):
    """A file that is no receipt, or says something that none may say; the place is named."""

    def __init__(self, where: str, what: str, remedy: str = "Ask whoever issued it for a whole receipt.") -> None:
        super().__init__(f"{where}: {what}" if where else what, remedy)
        self.where = where
