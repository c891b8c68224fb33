"""Why a message counts as being about goods like those bought: what the campaign says, and what was bought."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from jatak.campaigns.models import Campaign
from jatak.console.people.facts import Known
from jatak.customers.models import Relation
from jatak.delivery.models import Message
from jatak.gate.situation import Tri
from jatak.people.models import ProductGroup


def similarity(message: Message, known: Known) -> str:
    """One sentence; empty where the message stands on no purchase, or none that is here."""
    if not message.relation_id or not message.campaign_id:
        return ""
    relation, campaign = known.relation_of(message.relation_id), Campaign.objects.filter(pk=message.campaign_id).first()
    if relation is None or campaign is None:
        return ""
    if campaign.own_similar == Tri.YES:
        return _("The campaign says that its whole offer is like whatever a customer bought.")
    if campaign.own_similar == Tri.NO:
        return _("The campaign says that its offer is not like what customers bought.")
    return _by_groups(campaign.product_groups, relation)


def _by_groups(offered: Collection[int], relation: Relation) -> str:
    names = groups_named({*offered, *relation.product_groups})
    told = {
        "offered": ", ".join(names[each] for each in offered if each in names),
        "bought": ", ".join(names[each] for each in relation.product_groups if each in names),
    }
    if not told["offered"]:
        return _("The campaign does not say what its offer is like.")
    if not told["bought"]:
        return _("The campaign offers: %(offered)s. To which group the purchase belongs is not known.") % told
    return _("The campaign offers: %(offered)s. The purchase belongs to: %(bought)s.") % told


def groups_named(ids: Collection[int]) -> dict[int, str]:
    """Product groups by name."""
    return dict(ProductGroup.objects.filter(pk__in=ids).values_list("pk", "name")) if ids else {}
