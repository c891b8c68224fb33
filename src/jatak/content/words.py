"""What the footer says, in each language that it speaks."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class FooterWords:
    """The sentences of one language; `places` is where a yes was said, by the kind of collection point."""

    consent: str
    sale: str
    donation: str
    membership: str
    customer: str
    other: str
    service: str
    leave: str
    registration: str
    contact: str
    places: dict[str, str]
    months: tuple[str, ...]
    day: str = "{day}. {month} {year}"

    def date(self, day: date) -> str:
        """A date written out."""
        return self.day.format(day=day.day, month=self.months[day.month - 1], year=day.year)

    def place(self, kind: str, name: str) -> str:
        """Where a yes was said, with a space before it; empty where neither kind nor name tells anything."""
        words = self.places.get("form" if kind in ("popup", "landing_page", "api") else kind, "")
        named = f"({name})" if name else ""
        return "".join(f" {part}" for part in (words, named) if part)


LANGUAGES: dict[str, FooterWords] = {
    "en": FooterWords(
        consent="You get this because you said yes on {date}{place}.",
        sale="You get this because you bought at {company} on {date}.",
        donation="You get this because you gave to {company} on {date}.",
        membership="You get this because you have been a member of {company} since {date}.",
        customer="You get this because you have been a customer of {company} since {date}.",
        other="You get this because {company} writes to this address about its own business.",
        service="This is a service message from {company} about your dealings with it; it is not advertising.",
        leave="Leave with one click",
        registration="Registration number",
        contact="Contact",
        places={"form": "on our website", "till": "in our shop", "phone": "on the phone", "paper": "on paper"},
        months=(
            *("January", "February", "March", "April", "May", "June"),
            *("July", "August", "September", "October", "November", "December"),
        ),
        day="{day} {month} {year}",
    ),
    "da": FooterWords(
        consent="Du får dette, fordi du sagde ja den {date}{place}.",
        sale="Du får dette, fordi du købte hos {company} den {date}.",
        donation="Du får dette, fordi du gav et bidrag til {company} den {date}.",
        membership="Du får dette, fordi du har været medlem af {company} siden den {date}.",
        customer="Du får dette, fordi du har været kunde hos {company} siden den {date}.",
        other="Du får dette, fordi {company} skriver til denne adresse om sin egen virksomhed.",
        service="Dette er en servicebesked fra {company} om dit forhold til os; det er ikke reklame.",
        leave="Afmeld med ét klik",
        registration="CVR- eller registreringsnummer",
        contact="Kontakt",
        places={"form": "på vores hjemmeside", "till": "i vores butik", "phone": "i telefonen", "paper": "på papir"},
        months=(
            *("januar", "februar", "marts", "april", "maj", "juni"),
            *("juli", "august", "september", "oktober", "november", "december"),
        ),
    ),
    "nb": FooterWords(
        consent="Du får dette fordi du sa ja den {date}{place}.",
        sale="Du får dette fordi du kjøpte hos {company} den {date}.",
        donation="Du får dette fordi du ga et bidrag til {company} den {date}.",
        membership="Du får dette fordi du har vært medlem av {company} siden {date}.",
        customer="Du får dette fordi du har vært kunde hos {company} siden {date}.",
        other="Du får dette fordi {company} skriver til denne adressen om sin egen virksomhet.",
        service="Dette er en servicemelding fra {company} om ditt forhold til oss; det er ikke reklame.",
        leave="Meld deg av med ett klikk",
        registration="Organisasjonsnummer",
        contact="Kontakt",
        places={"form": "på nettsiden vår", "till": "i butikken vår", "phone": "på telefon", "paper": "på papir"},
        months=(
            *("januar", "februar", "mars", "april", "mai", "juni"),
            *("juli", "august", "september", "oktober", "november", "desember"),
        ),
    ),
    "sv": FooterWords(
        consent="Du får detta för att du sa ja den {date}{place}.",
        sale="Du får detta för att du köpte hos {company} den {date}.",
        donation="Du får detta för att du gav ett bidrag till {company} den {date}.",
        membership="Du får detta för att du har varit medlem i {company} sedan den {date}.",
        customer="Du får detta för att du har varit kund hos {company} sedan den {date}.",
        other="Du får detta för att {company} skriver till den här adressen om sin egen verksamhet.",
        service="Detta är ett servicemeddelande från {company} om ditt ärende hos oss; det är inte reklam.",
        leave="Avregistrera dig med ett klick",
        registration="Organisationsnummer",
        contact="Kontakt",
        places={"form": "på vår webbplats", "till": "i vår butik", "phone": "i telefon", "paper": "på papper"},
        months=(
            *("januari", "februari", "mars", "april", "maj", "juni"),
            *("juli", "augusti", "september", "oktober", "november", "december"),
        ),
        day="{day} {month} {year}",
    ),
    "fi": FooterWords(
        consent="Saat tämän viestin, koska annoit suostumuksesi {date}{place}.",
        sale="Saat tämän viestin, koska ostit {date} yritykseltä {company}.",
        donation="Saat tämän viestin, koska lahjoitit {date}; lahjoituksen saaja oli {company}.",
        membership="Saat tämän viestin, koska olet ollut jäsen {date} lähtien: {company}.",
        customer="Saat tämän viestin, koska olet ollut asiakas {date} lähtien: {company}.",
        other="Saat tämän viestin, koska {company} kirjoittaa tähän osoitteeseen omasta toiminnastaan.",
        service="Tämä on palveluviesti, jonka lähettäjä on {company}. Se liittyy asiointiisi eikä ole mainos.",
        leave="Lopeta yhdellä napsautuksella",
        registration="Y-tunnus tai rekisterinumero",
        contact="Yhteystiedot",
        places={
            "form": "verkkosivuillamme",
            "till": "myymälässämme",
            "phone": "puhelimessa",
            "paper": "paperilla",
        },
        months=(
            *("tammikuuta", "helmikuuta", "maaliskuuta", "huhtikuuta", "toukokuuta", "kesäkuuta"),
            *("heinäkuuta", "elokuuta", "syyskuuta", "lokakuuta", "marraskuuta", "joulukuuta"),
        ),
    ),
    "de": FooterWords(
        consent="Sie erhalten diese Nachricht, weil Sie am {date}{place} Ja gesagt haben.",
        sale="Sie erhalten diese Nachricht, weil Sie am {date} bei {company} gekauft haben.",
        donation="Sie erhalten diese Nachricht, weil Sie am {date} an {company} gespendet haben.",
        membership="Sie erhalten diese Nachricht, weil Sie seit dem {date} Mitglied von {company} sind.",
        customer="Sie erhalten diese Nachricht, weil Sie seit dem {date} Kunde von {company} sind.",
        other="Sie erhalten diese Nachricht, weil {company} an diese Adresse über das eigene Geschäft schreibt.",
        service="Dies ist eine Servicenachricht von {company} zu Ihrem Vertrag oder Konto; sie ist keine Werbung.",
        leave="Mit einem Klick abmelden",
        registration="Registernummer",
        contact="Kontakt",
        places={
            "form": "auf unserer Website",
            "till": "in unserem Geschäft",
            "phone": "am Telefon",
            "paper": "auf Papier",
        },
        months=(
            *("Januar", "Februar", "März", "April", "Mai", "Juni"),
            *("Juli", "August", "September", "Oktober", "November", "Dezember"),
        ),
    ),
    "nl": FooterWords(
        consent="U krijgt dit omdat u op {date}{place} ja hebt gezegd.",
        sale="U krijgt dit omdat u op {date} bij {company} hebt gekocht.",
        donation="U krijgt dit omdat u op {date} aan {company} hebt gegeven.",
        membership="U krijgt dit omdat u sinds {date} lid bent van {company}.",
        customer="U krijgt dit omdat u sinds {date} klant bent bij {company}.",
        other="U krijgt dit omdat {company} dit adres schrijft over de eigen activiteiten.",
        service="Dit is een servicebericht van {company} over uw overeenkomst of account; het is geen reclame.",
        leave="Afmelden met één klik",
        registration="Registratienummer",
        contact="Contact",
        places={"form": "op onze website", "till": "in onze winkel", "phone": "aan de telefoon", "paper": "op papier"},
        months=(
            *("januari", "februari", "maart", "april", "mei", "juni"),
            *("juli", "augustus", "september", "oktober", "november", "december"),
        ),
        day="{day} {month} {year}",
    ),
    "fr": FooterWords(
        consent="Vous recevez ce message parce que vous avez dit oui le {date}{place}.",
        sale="Vous recevez ce message parce que vous avez acheté chez {company} le {date}.",
        donation="Vous recevez ce message parce que vous avez fait un don à {company} le {date}.",
        membership="Vous recevez ce message parce que vous êtes membre de {company} depuis le {date}.",
        customer="Vous recevez ce message parce que vous êtes client de {company} depuis le {date}.",
        other="Vous recevez ce message parce que {company} écrit à cette adresse au sujet de ses propres activités.",
        service="Ceci est un message de service de {company} sur votre contrat ou compte ; ce n’est pas une publicité.",
        leave="Se désinscrire en un clic",
        registration="Numéro d’immatriculation",
        contact="Contact",
        places={"form": "sur notre site", "till": "dans notre magasin", "phone": "au téléphone", "paper": "sur papier"},
        months=(
            *("janvier", "février", "mars", "avril", "mai", "juin"),
            *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
        ),
        day="{day} {month} {year}",
    ),
}


FAMILIES = {"no": "nb", "nn": "nb"}
"""Who reads one of these reads the other."""
NOT_KNOWN = ("und", "mul", "zxx")
"""Tags that name no language."""


def family(language: str) -> str:
    """The language of a tag such as `da`, `nb-NO` or `de_AT`, without country; empty where it names none."""
    primary = language.strip().lower().replace("_", "-").split("-")[0]
    return "" if primary in NOT_KNOWN else FAMILIES.get(primary, primary)


def spoken(language: str) -> str:
    """The language in which a footer speaks to who reads this one; English where we do not speak it."""
    own = family(language)
    return own if own in LANGUAGES else "en"


def words_of(language: str) -> FooterWords:
    """The words of a language tag such as `da` or `nb-NO`; English where we do not speak it."""
    return LANGUAGES[spoken(language)]
