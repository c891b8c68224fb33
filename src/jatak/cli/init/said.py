"""What was said by options."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Said:
    """Each question's answer, empty where it is still to be asked."""

    admin_name: str = ""
    admin_email: str = ""
    generate_password: bool = False
    company: str = ""
    legal_name: str = ""
    postal_address: str = ""
    registration_number: str = ""
    contact: str = ""
    sender_address: str = ""
    service_address: str = ""
    language: str = ""
    time_zone: str = ""
    industry: str = ""
    country: str = ""
    topic: str = ""
    notice_languages: tuple[str, ...] = field(default=())
    per_month: int = 0
    publish: bool = False
    check_domain: bool = False
