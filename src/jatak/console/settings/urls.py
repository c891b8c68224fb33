"""The addresses of these pages."""

from django.urls import include, path

from jatak.console.receipts import declaring as receipts
from jatak.console.settings import (
    account_views,
    company_views,
    doctor_views,
    domain_views,
    invitation_views,
    limit_views,
    name_views,
    overview,
    relay_views,
    token_views,
)

urlpatterns = [
    path("", overview.index, name="settings"),
    path("companies/", company_views.index, name="settings_companies"),
    path("companies/new/", company_views.new, name="settings_company_new"),
    path("companies/<int:pk>/", company_views.company, name="settings_company"),
    path("companies/<int:pk>/receipts/", receipts.declaration, name="settings_company_receipts"),
    path("companies/<int:pk>/<slug:section>/", company_views.edit, name="settings_company_edit"),
    path("companies/<int:pk>/<slug:kind>/add/", name_views.new, name="settings_name_add"),
    path("companies/<int:pk>/<slug:kind>/<int:thing>/", name_views.edit, name="settings_name_edit"),
    path("domains/", domain_views.index, name="settings_domains"),
    path("domains/<str:domain>/", domain_views.domain, name="settings_domain"),
    path("domains/<str:domain>/look/", domain_views.look, name="settings_domain_look"),
    path("domains/<str:domain>/keys/", domain_views.keys, name="settings_domain_keys"),
    path("relays/", relay_views.index, name="settings_relays"),
    path("relays/look/<slug:what>/", relay_views.look, name="settings_relays_look"),
    path("limits/", limit_views.index, name="settings_limits"),
    path("limits/set/", limit_views.set_one, name="settings_limit_set"),
    path("limits/remove/", limit_views.remove, name="settings_limit_remove"),
    path("doctor/", doctor_views.index, name="settings_doctor"),
    path("doctor/<slug:code>/", doctor_views.check, name="settings_doctor_check"),
    path("tokens/", token_views.index, name="settings_tokens"),
    path("tokens/new/", token_views.new, name="settings_token_new"),
    path("tokens/<int:pk>/revoke/", token_views.revoke, name="settings_token_revoke"),
    path("keeping/", include("jatak.console.clocks.keeping_urls")),
    path("before-going/", include("jatak.console.before_going.urls")),
    path("farewells/", include("jatak.console.farewells.urls")),
    path("passed-on/", include("jatak.console.passing.urls")),
    path("webhooks/", include("jatak.console.webhooks.urls")),
    path("accounts/", account_views.index, name="settings_accounts"),
    path("accounts/invite/", invitation_views.invite_somebody, name="settings_invite"),
    path("accounts/<int:pk>/", account_views.account, name="settings_account"),
    path("accounts/<int:pk>/give/", account_views.give_role, name="settings_account_give"),
    path("accounts/<int:pk>/take/", account_views.take_role, name="settings_account_take"),
    path("accounts/<int:pk>/act/<slug:act>/", account_views.act, name="settings_account_act"),
]
