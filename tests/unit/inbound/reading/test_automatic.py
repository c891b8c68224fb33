"""Answers of programs (RFC 3834): never a bounce, never a request, never for good."""

import pytest
from tests.unit.inbound.reading.mails import mail

from jatak.inbound.reading.heard import Action, Kind
from jatak.inbound.reading.post import read

ABSENT = "I am out of the office until Monday."
SUBJECTS = {
    "en": ("Out of Office: May", "I am on vacation and will answer when I return."),
    "da": ("Autosvar: Maj", "Jeg er på ferie og er tilbage på mandag."),
    "nb": ("Automatisk svar: Mai", "Jeg er på ferie og er tilbake på mandag."),
    "sv": ("Automatiskt svar: Maj", "Jag är på semester och är tillbaka på måndag."),
    "fi": ("Automaattinen vastaus: Toukokuu", "Olen lomalla ja palaan töihin maanantaina."),
    "de": ("Automatische Antwort: Mai", "Ich bin im Urlaub und erst am Montag wieder da."),
    "nl": ("Automatisch antwoord: Mei", "Ik ben met vakantie en maandag weer aanwezig."),
    "fr": ("Réponse automatique : Mai", "Je suis absente du bureau, de retour le lundi."),
    "es": ("Respuesta automática: Mayo", "Estoy de vacaciones y volveré el lunes."),
    "it": ("Risposta automatica: Maggio", "Sono in ferie e rientrerò lunedì."),
    "pl": ("Automatyczna odpowiedź: Maj", "Jestem na urlopie, wracam w poniedziałek."),
}


@pytest.mark.parametrize(
    "mark",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Auto_Submitted": "auto-replied (vacation)"},
        {"X_Autoreply": "yes"},
        {"X_Autorespond": "hello"},
        {"Precedence": "auto_reply"},
        {"Auto_Submitted": "auto-generated", "In_Reply_To": "<1@shop.example>"},
        {"Subject": "Automatic reply: May", "X_Auto_Response_Suppress": "All"},
        {"Subject": "Automatic reply: May", "In_Reply_To": "<1@shop.example>"},
        {"Subject": "Out of office", "Return_Path": "<>"},
    ],
)
def test_a_mail_that_says_so_is_an_automatic_reply(mark: dict[str, str]) -> None:
    heard = read(mail(text=ABSENT, **mark))
    assert (heard.kind, heard.action, heard.permanent) == (Kind.AUTO_REPLY, Action.IGNORE, False)
    assert heard.recipient == "ana@example.org"


@pytest.mark.parametrize("language", SUBJECTS)
def test_absences_in_many_languages(language: str) -> None:
    subject, text = SUBJECTS[language]
    heard = read(mail(subject, text, In_Reply_To="<1@shop.example>"))
    assert (heard.kind, heard.reason) == (Kind.AUTO_REPLY, "absence")


@pytest.mark.parametrize(
    "text",
    [
        "Ben no longer works here. Please write to info@example.org.",
        "This mailbox is no longer in use. My new email address is ana@example.net.",
        "Frau Muster ist nicht mehr im Unternehmen tätig.",
        "Ana er fratrådt sin stilling.",
        "Chloé a quitté la société.",
        "Ana har slutat hos oss.",
    ],
)
def test_whoever_has_gone_is_told_and_never_a_failure(text: str) -> None:
    heard = read(mail("Automatic reply", text, Auto_Submitted="auto-replied"))
    assert (heard.kind, heard.reason, heard.action, heard.permanent) == (
        Kind.AUTO_REPLY,
        "moved",
        Action.IGNORE,
        False,
    )


def test_a_word_of_leaving_in_an_automatic_reply_is_no_request() -> None:
    heard = read(mail("Automatic reply", "Please unsubscribe me. I am on vacation.", Auto_Submitted="auto-replied"))
    assert heard.kind is Kind.AUTO_REPLY


def test_a_full_mailbox_told_by_a_vacation_program_is_no_bounce() -> None:
    heard = read(
        mail("Out of office", f"{ABSENT} My mailbox is full.", Return_Path="<>", Auto_Submitted="auto-replied")
    )
    assert (heard.kind, heard.permanent) == (Kind.AUTO_REPLY, False)


@pytest.mark.parametrize(
    ("subject", "text", "reason"),
    [
        ("[Ticket #4711] May", "We have received your message. Your ticket number is 4711.", "ticket"),
        ("Re: May", "Vielen Dank. Ihre Anfrage ist bei uns eingegangen, Ticketnummer 4711.", "ticket"),
        ("Please confirm", "I am protecting myself from spam. Please confirm your message.", "challenge"),
    ],
)
def test_tickets_and_questions_whether_we_are_human(subject: str, text: str, reason: str) -> None:
    heard = read(mail(subject, text, Auto_Submitted="auto-replied"))
    assert (heard.kind, heard.reason) == (Kind.AUTO_REPLY, reason)


def test_a_receipt_of_reading_is_an_automatic_reply() -> None:
    type = "multipart/report; report-type=disposition-notification; boundary=b"
    part = (
        "--b\nContent-Type: message/disposition-notification\n\nDisposition: manual-action/MDN-sent-manually; displayed"
    )
    text = f"--b\n\nYour message was read.\n{part}\n--b--"
    heard = read(mail("Read: May", text, Content_Type=type))
    assert (heard.kind, heard.reason) == (Kind.AUTO_REPLY, "read_receipt")


@pytest.mark.parametrize(
    "subject", ["My vacation", "Re: Out of Office until Monday", "Holiday offers", "Urlaub an der See"]
)
def test_a_person_who_writes_of_holidays_is_no_program(subject: str) -> None:
    assert read(mail(subject, "Do you have anything for the beach?")).kind is Kind.POST
