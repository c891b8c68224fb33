"""What an account ordered and a job does later: only while that account may, and its log says when it was not done."""

from jatak.accounts.may import May
from jatak.accounts.ordered_by import ordered_by


class Ordered:
    """One order to send, by the verbs under which the log keeps it and its refusal."""

    def __init__(self, of: str, controller_id: int, done: str, not_done: str) -> None:
        self._by = ordered_by(done, of)
        self._of, self._controller_id, self._not_done = of, controller_id, not_done

    def may_still(self) -> bool:
        """Whether the account is there, and may still send for this company."""
        return self._by is not None and self._by.may(May.SEND, self._controller_id)

    def refused(self, why: str) -> None:
        """Log that it was not done; to be called inside the transaction that says so."""
        if self._by:
            self._by.changed(self._not_done, self._of, self._controller_id, why=why)
