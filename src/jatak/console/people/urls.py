"""The addresses of these pages."""

from django.urls import path

from jatak.console.people import (
    address,
    correction,
    evidence,
    listing,
    messages,
    person,
    proof,
    recording,
    restriction,
    trying,
    wrong_address,
)
from jatak.console.receipts import showing

urlpatterns = [
    path("", listing.index, name="people"),
    path("<int:person_id>/", person.person, name="person"),
    path("<int:person_id>/history/", person.person_history, name="person_history"),
    path("<int:person_id>/history/<uuid:event_id>/", evidence.person_event, name="person_event"),
    path(
        "<int:person_id>/history/<uuid:event_id>/pictures/<int:picture_id>/", proof.picture, name="person_event_picture"
    ),
    path(
        "<int:person_id>/history/<uuid:event_id>/pictures/<int:picture_id>/<slug:part>/",
        proof.form,
        name="person_event_form",
    ),
    path("<int:person_id>/history/<uuid:event_id>/scans/<int:scan_id>/", proof.scan, name="person_event_scan"),
    path("<int:person_id>/relations/<int:relation_id>/", evidence.person_relation, name="person_relation"),
    path("<int:person_id>/try/", trying.person_try, name="person_try"),
    path("<int:person_id>/messages/", messages.person_messages, name="person_messages"),
    path("<int:person_id>/messages/<int:message_id>/", messages.person_message, name="person_message"),
    path("<int:person_id>/messages/<int:message_id>/replay/", messages.person_replay, name="person_replay"),
    path("<int:person_id>/addresses/<int:point_id>/", address.person_address, name="person_address"),
    path(
        "<int:person_id>/addresses/<int:point_id>/mended/",
        address.person_address_mended,
        name="person_address_mended",
    ),
    path(
        "<int:person_id>/addresses/<int:point_id>/wrong/",
        wrong_address.person_address_wrong,
        name="person_address_wrong",
    ),
    path("<int:person_id>/objection/", recording.person_objection, name="person_objection"),
    path("<int:person_id>/restriction/", restriction.person_restrict, name="person_restrict"),
    path(
        "<int:person_id>/restriction/<int:restriction_id>/end/",
        restriction.person_restriction_end,
        name="person_restriction_end",
    ),
    path("<int:person_id>/receipts/", showing.person_receipts, name="person_receipts"),
    path("<int:person_id>/receipts/<int:company_id>/", showing.person_receipt, name="person_receipt"),
    path("<int:person_id>/receipts/<int:company_id>.pdf", showing.person_receipt_paper, name="person_receipt_paper"),
    path("<int:person_id>/receipts/<int:company_id>.json", showing.person_receipt_data, name="person_receipt_data"),
    path("<int:person_id>/receipts/kept/<int:kept_id>.json", showing.person_kept_receipt, name="person_kept_receipt"),
    path("<int:person_id>/correct/", correction.person_correct, name="person_correct"),
]
