"""The addresses of these pages."""

from django.urls import path

from jatak.console.law.views import changes, country, disagreements, index, rule

urlpatterns = [
    path("", index, name="law"),
    path("changes/", changes, name="law_changes"),
    path("disagreements/", disagreements, name="law_disagreements"),
    path("rules/<slug:rule_name>/", rule, name="law_rule"),
    path("<slug:code>/", country, name="law_country"),
]
