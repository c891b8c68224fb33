"""The grounds on which a message may go, each with the rules that must all hold; the first that holds is named."""

from dataclasses import dataclass

from jatak.gate.rule import Rule
from jatak.gate.rules import business, consent, content, customer, message, person, service, survey
from jatak.law.parameter import Parameter
from jatak.law.parameters import BASIS_CONSENT, BASIS_CONTRACT, BASIS_CUSTOMER, BASIS_INTEREST


@dataclass(frozen=True, eq=False, slots=True)
class Permission:
    """A ground: its name, reason code and GDPR basis, what it says, and the rules that must all hold."""

    name: str
    code: str
    basis: Parameter[str]
    because: str
    limbs: tuple[Rule, ...]
    """What makes the ground."""
    bars: tuple[Rule, ...] = ()
    """What must not stand against it."""
    duties: tuple[Rule, ...] = (message.sender_identified,)
    """What the message must carry where the ground is there."""

    @property
    def ground(self) -> tuple[Rule, ...]:
        """Bars and limbs: whether the ground is there."""
        return self.bars + self.limbs

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule that must hold."""
        return self.bars + self.limbs + self.duties


SERVICE = (message.opt_out_in_service, message.sender_identified)
MARKETING = (message.opt_out_in_message, message.sender_identified)
FOR_NOW = (person.not_paused, person.within_own_number)
"""What the person wants for a time."""
NO_TO_MARKETING = (
    person.objected,
    person.survey_not_refused,
    person.restricted,
    person.not_silent_too_long,
    person.reachable,
    *FOR_NOW,
)
NO_TO_BUSINESS = (*NO_TO_MARKETING, person.recipient_not_on_register)
SERVICE_CONTENT = (
    content.nothing_promotes_in_service,
    content.asks_for_no_consent,
    content.only_service,
    content.no_confirmation_request,
)
CONSENT = (
    consent.provable,
    consent.not_pre_ticked,
    consent.in_writing,
    consent.freely_given,
    consent.prominent,
    consent.own_or_named,
    consent.names_sender,
    consent.names_channel,
    consent.covers_content,
    consent.separate,
    consent.informed,
    consent.specific,
    consent.own_act,
    consent.confirmed,
    consent.not_lapsed,
    consent.within_promised_frequency,
    consent.old_enough,
)
CUSTOMER = (
    customer.relation_counts,
    customer.address_from_sale,
    customer.running_relation,
    customer.could_refuse_at_collection,
    customer.own_and_similar,
    customer.relation_not_ended,
    customer.recent_enough,
    customer.channel_covered,
)
RELATION = (
    customer.exception_exists,
    customer.customer_claimed,
    *CUSTOMER,
    content.asks_for_no_consent,
    content.no_confirmation_request,
)
MENDED_BY_TIME = (consent.within_promised_frequency, *FOR_NOW)
"""What holds again by itself after a while."""

PERMISSIONS: tuple[Permission, ...] = (
    Permission(
        "requested",
        "requested",
        BASIS_CONTRACT,
        "The message only answers what the person asked.",
        limbs=(content.only_a_reply,),
    ),
    Permission(
        "automatic_reply",
        "not_marketing",
        BASIS_INTEREST,
        "The message is a bare automatic reply to who wrote first.",
        limbs=(content.only_an_automatic_reply,),
    ),
    Permission(
        "confirmation_request",
        "not_marketing",
        BASIS_INTEREST,
        "The message only asks to confirm a sign-up.",
        limbs=(content.only_a_confirmation_request, service.signed_up),
    ),
    Permission(
        "service_to_relation",
        "service_message",
        BASIS_CONTRACT,
        "The message serves a relation and promotes nothing, so no consent is needed.",
        limbs=(*SERVICE_CONTENT, service.relation_to_serve, service.contract_to_serve),
        duties=SERVICE,
    ),
    Permission(
        "service_to_subscriber",
        "service_message",
        BASIS_CONSENT,
        "The message serves what the person signed up for and promotes nothing.",
        limbs=(
            *SERVICE_CONTENT,
            service.contract_to_serve,
            service.signed_up,
            service.sign_up_provable,
            service.sign_up_not_pending,
        ),
        duties=SERVICE,
    ),
    Permission(
        "neutral_survey",
        "neutral_survey",
        BASIS_INTEREST,
        "The message is a neutral survey, which is no marketing here.",
        limbs=(
            content.neutral_survey_content,
            content.no_confirmation_request,
            survey.judged_without_consent,
            survey.survey_recipient,
            service.contract_to_serve,
        ),
        bars=(person.survey_not_refused, person.restricted, person.reachable),
    ),
    Permission(
        "appeal",
        "not_marketing",
        BASIS_INTEREST,
        "The message is an appeal that is no marketing here.",
        limbs=(content.free_appeal, survey.judged_without_consent, survey.could_object_to_appeals),
        bars=(person.objected, person.restricted, person.reachable, *FOR_NOW),
        duties=(survey.appeal_can_be_refused, message.sender_identified),
    ),
    Permission(
        "consent",
        "consent",
        BASIS_CONSENT,
        "The person consented to this sender, channel and content, and the consent can be shown.",
        limbs=(consent.consent_claimed, *CONSENT),
        bars=NO_TO_MARKETING,
        duties=MARKETING,
    ),
    Permission(
        "published_address",
        "implied_consent",
        BASIS_INTEREST,
        "The recipient published this address for such offers.",
        limbs=(business.address_published_for_offers,),
        bars=NO_TO_MARKETING,
        duties=MARKETING,
    ),
    Permission(
        "existing_customer",
        "existing_customer",
        BASIS_CUSTOMER,
        "The person is a customer, could refuse when the address was taken, and the message is about similar goods.",
        limbs=(customer.an_exception_to_consent, *RELATION),
        bars=(*NO_TO_MARKETING, person.customer_not_on_register),
        duties=MARKETING,
    ),
    Permission(
        "implied_consent",
        "implied_consent",
        BASIS_CONSENT,
        "The person bought, gave or asked lately, and the law here reads a consent into that for a time.",
        limbs=(customer.a_consent_is_implied, *RELATION),
        bars=(*NO_TO_MARKETING, person.customer_not_on_register),
        duties=MARKETING,
    ),
    Permission(
        "business",
        "business_opt_out_regime",
        BASIS_INTEREST,
        "Businesses of this kind may be written to here until they object.",
        limbs=(survey.judged_without_consent, business.business_may_be_written_to),
        bars=NO_TO_BUSINESS,
        duties=MARKETING,
    ),
    Permission(
        "generic_address",
        "generic_company_address",
        BASIS_INTEREST,
        "A general address of an organisation is outside the rule of consent here.",
        limbs=(survey.judged_without_consent, business.outside_consent_rule),
        bars=NO_TO_BUSINESS,
        duties=MARKETING,
    ),
    Permission(
        "anybody",
        "opt_out_regime",
        BASIS_INTEREST,
        "Anybody may be written to here until they object.",
        limbs=(survey.judged_without_consent, business.person_may_be_written_to),
        bars=NO_TO_BUSINESS,
        duties=MARKETING,
    ),
)
"""Service before consent, consent before the customer, the customer before what needs neither."""

PERMITS: tuple[str, ...] = tuple(dict.fromkeys(permission.code for permission in PERMISSIONS))
"""The reason codes of permits, the first first."""

ASKED: tuple[Rule, ...] = tuple(dict.fromkeys(rule for permission in PERMISSIONS for rule in permission.rules))
"""Every rule, in the order in which the grounds ask."""
