"""How much of a mail is looked at: whoever sends more has not said more."""

HEAD_BYTES = 256 * 1024
"""Of the headers of a mail or of a part."""
HEADER_BYTES = 16 * 1024
"""Of one header, unfolded."""
HEADERS = 1000
TEXT_BYTES = 128 * 1024
"""Of the body of a part."""
DEPTH = 12
"""Parts within parts, mails within mails."""
PARTS = 200
"""Of the whole mail, whatever their depth."""
