"""SCRAM verifiers."""

from jatak.database.verifier import scram_verifier


def test_the_verifier_of_a_known_password():
    """The example of RFC 7677 section 3: user, pencil; its keys computed by its proof and signature."""
    salt = b"[m\x99h\x9d\x125\x8e\xec\xa0K\x14\x126\xfa\x81"
    verifier = scram_verifier("pencil", salt)
    assert verifier == (
        "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$"
        "WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU="
    )


def test_two_verifiers_of_one_password_differ():
    assert scram_verifier("pencil") != scram_verifier("pencil")
