"""What the status of an HTTP answer means for a message (RFC 9110, section 15), where the dialect says nothing else."""

from jatak.delivery.sms.http.messages import Answer
from jatak.delivery.smtp.outcome import About, Fate, Outcome

UNKNOWN_END = (500, 502, 504)
"""A server, or a proxy in front of one, that failed on the way: nobody knows how far the message came."""
OURS = (401, 402, 403, 404, 405, 407, 408, 411, 426, 429, 503)
"""Our log-in, our account, our address or our haste: it says nothing about this message."""


def by_status(answer: Answer, about: About = About.CONTENT) -> Outcome:
    """The outcome of an answer that is no yes; `about` is of whom a 4xx speaks that is not about us."""
    if answer.status in OURS:
        return Outcome(Fate.DEFERRED, answer.text, About.RELAY, str(answer.status))
    if 400 <= answer.status < 500:
        return Outcome(Fate.REFUSED, answer.text, about, str(answer.status))
    if answer.status in UNKNOWN_END or answer.status < 500:
        return Outcome(Fate.UNCERTAIN, f"the gateway answered nonsense: {answer.text}", About.CONTENT)
    return Outcome(Fate.DEFERRED, answer.text, About.RELAY, str(answer.status))


def accepted(answer: Answer, its_id: str = "") -> Outcome:
    """It took the message, under this id of its own."""
    said = f"{answer.text} ({its_id})" if its_id and its_id not in answer.text else answer.text
    return Outcome(Fate.ACCEPTED, said, About.RECIPIENT)
