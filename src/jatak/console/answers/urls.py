"""The addresses of these pages."""

from django.urls import path

from jatak.console.answers import asking, fetching, informing, listing, processing

urlpatterns = [
    path("", listing.answers, name="answers"),
    path("person/<int:person_id>/", asking.person, name="answer_person"),
    path("person/<int:person_id>/messages/<int:message_id>/", asking.message, name="answer_message"),
    path("campaign/<int:pk>/", asking.campaign, name="answer_campaign"),
    path("informing/", informing.index, name="informings"),
    path("informing/<int:file_id>/", informing.informing, name="informing"),
    path("processing/", processing.index, name="processings"),
    path("processing/<int:controller_id>/", processing.record, name="processing"),
    path("processing/<int:controller_id>/record.pdf", processing.paper, name="processing_paper"),
    path("processing/<int:controller_id>/record.json", processing.data, name="processing_data"),
    path("<uuid:number>/", fetching.answer, name="answer"),
    path("<uuid:number>/now/", fetching.now_at, name="answer_now"),
    path("<uuid:number>/file/", fetching.file, name="answer_file"),
    path("<uuid:number>/answer.pdf", fetching.paper, name="answer_paper"),
]
