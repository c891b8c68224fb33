"""The table of answers, from the special to the general: the first line that fits decides."""

from typing import NamedTuple

from jatak.delivery.smtp.outcome import About

RECIPIENT, SENDER, CONTENT, RELAY = About.RECIPIENT, About.SENDER, About.CONTENT, About.RELAY


class Line(NamedTuple):
    """One line; what is empty fits everything. `code` and `status` are matched as a whole, `words` anywhere."""

    about: About
    commands: str
    code: str
    status: str
    words: str
    source: str
    for_now: bool = False
    """A 5xx that mends by itself: it is deferred."""


LOGIN = r"authentication (is )?(required|needed)|not authenticated|must .{0,12}authenticate|starttls"
LIMIT = r"relay (sending )?limit|sending (limit|rate|quota)|messag(e|ing) (limit|quota)|daily .{0,12}(limit|quota)"
GREYLISTED = r"gr[ea]y.?list"
FULL = r"(mailbox|inbox|user).{0,20}\bfull\b|over ?quota|quota exceeded|exceed.{0,20}quota|out of storage"
RELAYING = (
    r"relay(ing)?( access| is)?( not)? (denied|permitted|prohibited|allowed)"
    r"|relaying to .{1,120} (denied|prohibited|not allowed)"
    r"|(unable|not permitted|not allowed|no permission) to relay|rcpthosts|we do not relay"
)
LISTED = r"spamhaus|spamcop|barracudacentral|blocked using|block ?list|black ?list|\b(dns|r)bl\b|banned send|\[bl\d\d\]"
SENDER_WORDS = (
    r"sender verif|sender address rejected|domain of sender|sender.{0,20}not (authori[sz]ed|allowed|owned)"
    r"|address is not verified|\b(spf|dkim|dmarc)\b.{0,40}(fail|requir|missing|polic|not pass)"
    r"|client host|\b(your|sending|the) ip\b"
)
TOO_MUCH = (
    r"throttl|rate.?limit|too many (connections|messages|e?mails|recipients|sessions|errors)|too much mail|too fast"
    r"|unusual rate|unexpected volume|reputation|\[tss?\d\d\]"
)
TOO_BIG = r"too (big|large)|size (limit|exceed)|exceed\w*.{0,30}size|message length"

LINES = (
    # The way in, and the right to send through this relay.
    Line(RELAY, "", "53[0458]", "", "", "RFC 4954 section 6, RFC 3207 section 4: log in, or encrypt, first"),
    Line(RELAY, "MAIL RCPT", "454|55[04]", r"|.\.7\.[01]|.\.5\.1", LOGIN, "Exim, Exchange: log in first"),
    Line(RELAY, "", "50[0234]|555", "", "", "RFC 5321 sections 4.2.4 and 4.1.1.11: not understood or out of order"),
    Line(RELAY, "RCPT", "5..", r"|5\.[47]\..*", RELAYING, "Postfix, Exim, Sendmail, Exchange, qmail: no relaying"),
    Line(RELAY, "", "5..", r"5\.7\.(54|57|64|68)", "", "Microsoft: unable to relay, no connector for us"),
    Line(SENDER, "", "[45]..", "", LIMIT, "Google, SES, SendGrid: what we may send is used up"),
    # The mailbox.
    Line(RECIPIENT, "", "4..", "", GREYLISTED, "RFC 6647: the same message is welcome later"),
    Line(RECIPIENT, "RCPT END", "[45]..", r"|[45]\.2\.2", FULL, "RFC 3463 X.2.2: emptied one day", for_now=True),
    Line(RECIPIENT, "RCPT END", "[45]..", r"[45]\.2\.2", "", "RFC 3463 X.2.2: emptied one day", for_now=True),
    Line(RECIPIENT, "", "4..", r"4\.2\..*", "", "RFC 3463 X.2: the mailbox; Google 4.2.1: too much to one person"),
    Line(RECIPIENT, "", "55[03]", r"5\.6\.7", "", "RFC 6531 section 3.5: the way cannot carry this address"),
    # Size, which MAIL may be told too.
    Line(CONTENT, "", "5..", r"5\.2\.3|5\.3\.4", "", "RFC 3463 X.2.3, X.3.4: too large"),
    Line(CONTENT, "MAIL DATA END", "552", "", "", "RFC 1870 sections 6.1 and 6.3: too large"),
    Line(CONTENT, "", "55[024]", r"|5\.7\..*", TOO_BIG, "Exim, qmail: too large"),
    Line(RECIPIENT, "RCPT", "552", "", "", "RFC 5321 section 4.5.3.1.10: read 552 as 452", for_now=True),
    # Our name: proof of origin, reputation, volume.
    Line(SENDER, "", "...", r"[45]\.1\.[78]", "", "RFC 3463 X.1.7, X.1.8: the sender's address"),
    Line(
        SENDER, "", "...", r"[45]\.7\.(2\d|30|32|4\d)", "", "RFC 7372, RFC 7505, Google: DKIM, SPF, DMARC, PTR, flood"
    ),
    Line(SENDER, "", "...", r"[45]\.7\.[567]\d\d", "", "Microsoft: banned, no proof of origin, slowed down"),
    Line(
        SENDER, "MAIL RCPT DATA", "...", r"|[45]\.[0457]\..*", LISTED, "Postfix, Exchange, Yahoo: our address is listed"
    ),
    Line(SENDER, "", "...", r"|[45]\.[0457]\..*", SENDER_WORDS, "Postfix, Exim, Sendmail, SES, Google: not from us"),
    Line(
        SENDER, "", "421|45.", r"|4\.[347]\..*", TOO_MUCH, "Google, Microsoft, Yahoo, SES, Postfix: too much, too fast"
    ),
    Line(SENDER, "", "421", r"4\.7\..*", "", "RFC 3463 X.7: policy about us, not about a message"),
    # The relay itself.
    Line(RELAY, "", "421", "", "", "RFC 5321 section 3.8: the relay closes"),
    Line(RELAY, "", "4..", r"4\.3\..*", "", "RFC 3463 X.3: the relay's system"),
    Line(RELAY, "", "5..", r"5\.3\.[25]", "", "RFC 3463 X.3.2, X.3.5: not accepting, wrongly configured"),
    Line(RELAY, "", "4..", r"4\.4\.[25]", "", "RFC 3463 X.4.2, X.4.5: bad connection, congestion"),
    Line(
        RELAY,
        "",
        "452",
        r"|4\.5\.3",
        "",
        "RFC 5321 section 4.2.3: storage; too many at once, and we send one at a time",
    ),
    # By the command.
    Line(RELAY, "RSET", "...", "", "", "RFC 5321 section 4.1.1.5: RSET is not refused"),
    Line(
        RELAY, "MAIL", "4..", "", "", "RFC 5321 section 4.1.1.2: MAIL names the sender alone, nothing of this message"
    ),
    Line(
        SENDER, "MAIL", "5..", "", "", "RFC 5321 section 4.1.1.2: MAIL names the sender alone, nothing of this message"
    ),
    Line(RECIPIENT, "RCPT", "...", "", "", "RFC 5321 section 4.1.1.3: RCPT names the recipient"),
    Line(RECIPIENT, "", "...", r"[45]\.[12]\..*", "", "RFC 3463 X.1, X.2: address and mailbox, said late"),
    Line(CONTENT, "", "...", "", "", "RFC 5321 section 4.1.1.4: a no to the message"),
)
