"""The grounds on which a message may go, each with the rules that must all hold; the first that holds is named."""

from dataclasses import dataclass

from jatak.gate.rule import Rule
from jatak.gate.rules import business, consent, content, customer, message, person, service, survey
from jatak.law.parameter import Parameter
from jatak.law.parameters import BASIS_CONSENT, BASIS_CONTRACT, BASIS_CUSTOMER, BASIS_INTEREST


@dataclass(frozen=True, slots=True)
class Permission:
    """A ground: its reason code, its GDPR basis and the rules that must all hold."""

    code: str
    basis: Parameter[str]
    limbs: tuple[Rule, ...]
    """What makes the ground."""
    duties: tuple[Rule, ...]
    """What the message must carry where the ground is there."""

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule that must hold."""
        return self.limbs + self.duties


IDENTITY = (message.sender_identified,)
MARKETING = (message.opt_out_in_message, message.sender_identified)
NO_TO_MARKETING = (person.objected, person.survey_not_refused, person.restricted, person.not_silent_too_long)

SERVICE_CONTENT = (content.nothing_promotes_in_service, content.asks_for_no_consent, content.only_service)

CONSENT = (
    consent.provable,
    consent.not_pre_ticked,
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
BUSINESS = (*NO_TO_MARKETING, person.recipient_not_on_register, survey.judged_without_consent)

PERMISSIONS: tuple[Permission, ...] = (
    Permission("requested", BASIS_CONTRACT, (content.only_a_reply,), IDENTITY),
    Permission("not_marketing", BASIS_INTEREST, (content.only_a_confirmation_request, service.signed_up), IDENTITY),
    Permission(
        "service_message",
        BASIS_CONTRACT,
        (*SERVICE_CONTENT, content.no_confirmation_request, service.relation_to_serve),
        IDENTITY,
    ),
    Permission(
        "service_message",
        BASIS_CONSENT,
        (
            *SERVICE_CONTENT,
            content.no_confirmation_request,
            service.signed_up,
            service.sign_up_provable,
            service.sign_up_not_pending,
        ),
        IDENTITY,
    ),
    Permission(
        "neutral_survey",
        BASIS_INTEREST,
        (
            content.neutral_survey_content,
            person.survey_not_refused,
            person.restricted,
            survey.judged_without_consent,
            survey.survey_recipient,
        ),
        IDENTITY,
    ),
    Permission(
        "not_marketing",
        BASIS_INTEREST,
        (
            content.free_appeal,
            person.objected,
            person.restricted,
            survey.judged_without_consent,
            survey.could_object_to_appeals,
        ),
        (survey.appeal_can_be_refused, *IDENTITY),
    ),
    Permission("consent", BASIS_CONSENT, (*NO_TO_MARKETING, consent.consent_claimed, *CONSENT), MARKETING),
    Permission(
        "implied_consent", BASIS_INTEREST, (*NO_TO_MARKETING, business.address_published_for_offers), MARKETING
    ),
    Permission(
        "existing_customer",
        BASIS_CUSTOMER,
        (
            *NO_TO_MARKETING,
            person.customer_not_on_register,
            content.asks_for_no_consent,
            customer.customer_claimed,
            customer.exception_exists,
            *CUSTOMER,
        ),
        MARKETING,
    ),
    Permission(
        "business_opt_out_regime", BASIS_INTEREST, (*BUSINESS, business.business_may_be_written_to), MARKETING
    ),
    Permission("generic_company_address", BASIS_INTEREST, (*BUSINESS, business.outside_consent_rule), MARKETING),
    Permission("opt_out_regime", BASIS_INTEREST, (*BUSINESS, business.person_may_be_written_to), MARKETING),
)
"""Service before consent, consent before the customer, the customer before what needs neither."""

PERMITS: tuple[str, ...] = tuple(dict.fromkeys(permission.code for permission in PERMISSIONS))
"""The reason codes of permits, the first first."""
