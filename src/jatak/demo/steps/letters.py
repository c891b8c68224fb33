"""Every mail that arrived is opened."""

from collections import Counter
from email.message import EmailMessage
from typing import Any

from rich.panel import Panel

from jatak.consent.leave_link import LeaveLink
from jatak.demo.cast import Member
from jatak.demo.claims import claim, claim_same
from jatak.demo.mail import leave_uri, opened, words
from jatak.demo.texts import table
from jatak.demo.world import World

ONCE = ("Date", "From", "To", "Subject", "Message-ID", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post")


def play(world: World) -> dict[str, Any]:
    """Hold every mail of the summer campaign against what the law and the standards want."""
    _right_people(world)
    people = world.cast.by_address()
    ids = set()
    for received in world.summer_mails:
        mail, reader = opened(received), people[received.recipient]
        _headers(mail, reader)
        _body(world, mail, reader)
        ids.add(str(mail["Message-ID"]))
    claim_same(len(ids), len(world.summer_mails), "distinct Message-IDs")
    languages = Counter(people[received.recipient].language for received in world.summer_mails)
    claim_same(set(languages), {"da", "nb", "sv", "de", "nl", "fr", "en"}, "languages of the mails")
    world.tell.fact(f"{len(ids)} mails, each with its identity, its reason and its way out, none to anybody else")
    world.tell.fact("In " + ", ".join(f"{name} {count}" for name, count in languages.most_common()))
    _show_one(world)
    return {"mails": len(ids), "languages": dict(languages.most_common())}


def _right_people(world: World) -> None:
    got = Counter(received.recipient for received in world.summer_mails)
    may = {member.address for member in world.cast.permitted() if member.group != "ben"}
    claim_same(sorted(got.keys() - may), [], "people who got a mail and should not")
    claim_same(sorted(may - got.keys()), [], "people who should have got a mail and did not")
    claim_same([address for address, count in got.items() if count > 1], [], "people who got it twice")


def _headers(mail: EmailMessage, reader: Member) -> None:
    to = reader.address
    for name in ONCE:
        claim_same(len(mail.get_all(name, [])), 1, f"headers {name} in the mail to {to}")
    claim_same(str(mail["List-Unsubscribe-Post"]), "List-Unsubscribe=One-Click", f"List-Unsubscribe-Post to {to}")
    claim("<mailto:" in str(mail["List-Unsubscribe"]), f"List-Unsubscribe to {to} has no mailto address")
    claim(str(mail["List-Id"]).endswith(".solrejser.example>"), f"the List-Id to {to} is {mail['List-Id']}")
    claim("nyt@solrejser.example" in str(mail["From"]), f"the mail to {to} is from {mail['From']}")
    claim_same(str(mail["Content-Language"]), reader.language, f"the language of the mail to {to}")
    link = LeaveLink.read(leave_uri(mail).rpartition("/")[2])
    claim_same(link.person_id, reader.id, f"whom the link in the mail to {to} names")


def _body(world: World, mail: EmailMessage, reader: Member) -> None:
    company = world.companies.sydrejser
    said = table("letters/summer.toml")[reader.language]
    claim_same(str(mail["Subject"]), said["subject"], f"the subject to {reader.address}")
    for kind in ("plain", "html"):
        text = words(mail, kind)
        wanted = {
            "legal name": company.legal_name,
            "address": "1058 København K",
            "registration number": company.registration_number,
            "contact": company.contact,
            "reason": table("why.toml")[reader.language]["why"],
            "way out": leave_uri(mail),
            "reader's name": reader.name,
        }
        missing = [name for name, words_ in wanted.items() if words_ not in text]
        claim_same(missing, [], f"what the {kind} part to {reader.address} lacks")


def _show_one(world: World) -> None:
    ana = world.cast.named("ana")
    mail = opened(next(each for each in world.summer_mails if each.recipient == ana.address))
    uri = leave_uri(mail)
    text = words(mail, "plain").replace(uri, f"{uri[:40]}…").strip()
    world.tell.show(Panel(f"From: {mail['From']}\nSubject: {mail['Subject']}\n\n{text}", title=f"to {mail['To']}"))
