"""The addresses of these pages."""

from django.urls import path

from jatak.console.campaigns import downloading, languages, listing, making, reporting, running, starting, steps, timing

urlpatterns = [
    path("", listing.campaigns, name="campaigns"),
    path("new/", making.new, name="campaign_new"),
    path("<int:pk>/", steps.campaign, name="campaign"),
    path("<int:pk>/settings/", making.settings, name="campaign_settings"),
    path("<int:pk>/to/", steps.to, name="campaign_to"),
    path("<int:pk>/to/now/", steps.to_now, name="campaign_to_now"),
    path("<int:pk>/count/", steps.count, name="campaign_count"),
    path("<int:pk>/languages/", languages.languages, name="campaign_languages"),
    path("<int:pk>/from/", steps.sender, name="campaign_from"),
    path("<int:pk>/letter/", steps.letter, name="campaign_letter"),
    path("<int:pk>/letter/version/", steps.version, name="campaign_version"),
    path("<int:pk>/elements/", steps.elements, name="campaign_elements"),
    path("<int:pk>/check/", steps.check, name="campaign_check"),
    path("<int:pk>/approve/", steps.approve, name="campaign_approve"),
    path("<int:pk>/when/", timing.when, name="campaign_when"),
    path("<int:pk>/start/", starting.start, name="campaign_start"),
    path("<int:pk>/progress/", running.progress, name="campaign_progress"),
    path("<int:pk>/progress/now/", running.progress_now, name="campaign_progress_now"),
    path("<int:pk>/pause/", running.pause, name="campaign_pause"),
    path("<int:pk>/resume/", running.resume, name="campaign_resume"),
    path("<int:pk>/stop/", running.stop, name="campaign_stop"),
    path("<int:pk>/report/", reporting.report, name="campaign_report"),
    path("<int:pk>/received/", reporting.received, name="campaign_received"),
    path("<int:pk>/received.csv", downloading.received_csv, name="campaign_received_csv"),
    path("<int:pk>/left-out.csv", downloading.left_out_csv, name="campaign_left_out_csv"),
]
