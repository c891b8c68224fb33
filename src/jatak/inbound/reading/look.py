"""Why a person has to look at what somebody wrote."""

from enum import StrEnum


class Look(StrEnum):
    """A reason, as the code that stands with the request at the desk; the console has a sentence for each."""

    ERASURE = "erasure"
    """Their data are to be erased (GDPR art. 17)."""
    ACCESS = "access"
    """They ask what is known of them (GDPR art. 15)."""
    ACCOUNT = "account"
    ORDER = "order"
    """An order, a booking or a contract is to be cancelled."""
    LEFT_ERASURE = "left_erasure"
    """They have left, and want their data erased besides; the next three likewise."""
    LEFT_ACCESS = "left_access"
    LEFT_ACCOUNT = "left_account"
    LEFT_ORDER = "left_order"
    OTHER = "other"
    """Somebody else is to be left alone."""
    QUESTION = "question"
    """They ask about leaving, or why it did not work."""
    FEWER = "fewer"
    BARE = "bare"
    """A bare word such as `stop` in a longer text."""
    HINT = "hint"
    """A word of leaving in a text that says nothing clear."""
    CONTRARY = "contrary"
    """A clear wish, beside words that say the opposite or tell others how to leave."""
    BEGINS = "begins"
    """A text message begins with a stop word and goes on."""
    NO_SUCH_TOPIC = "no_such_topic"
    """A stop word with a name that no topic of the company has."""
    ASKED = "asked"
    """Clear words, in a mail that answers none of ours and is long or full of links."""
    NOT_PROVEN = "sender_not_proven"
    """They leave, but anybody can write somebody's address into From."""
    WHICH_COMPANY = "which_company"
    """They leave, but it is not known whom of several companies."""
    UNCLEAR = "unclear"
    """None of these: a rule that has no sentence yet."""

    @classmethod
    def at(cls, code: str) -> "Look":
        """The reason of this code; `UNCLEAR` for one that is none, so that no request is lost for want of a word."""
        return cls(code) if code in set(cls) else cls.UNCLEAR


BESIDES = {
    Look.ERASURE: Look.LEFT_ERASURE,
    Look.ACCESS: Look.LEFT_ACCESS,
    Look.ACCOUNT: Look.LEFT_ACCOUNT,
    Look.ORDER: Look.LEFT_ORDER,
}
"""What leaving does not settle: asked alone, and asked by somebody who has left with the same words."""
