"""The addresses of these pages."""

from django.urls import path

from jatak.console.notices import comparing, editing, languages, listing, making, one, publishing

urlpatterns = [
    path("", listing.notices, name="notices"),
    path("new/", making.new, name="notice_new"),
    path("<int:pk>/", one.notice, name="notice"),
    path("<int:pk>/compare/", comparing.compare, name="notice_compare"),
    path("<int:pk>/count/", one.count, name="notice_count"),
    path("versions/<int:pk>/", publishing.version, name="notice_version"),
    path("versions/<int:pk>/write/", editing.edit, name="notice_edit"),
    path("versions/<int:pk>/check/", editing.check, name="notice_check"),
    path("versions/<int:pk>/languages/add/", languages.add, name="notice_language_add"),
    path("versions/<int:pk>/languages/remove/", languages.remove, name="notice_language_remove"),
    path("versions/<int:pk>/next/", one.next_version, name="notice_next"),
    path("versions/<int:pk>/discard/", one.discard, name="notice_discard"),
    path("versions/<int:pk>/publish/", publishing.publish, name="notice_publish"),
    path("versions/<int:pk>/ask/", publishing.ask, name="notice_ask"),
    path("versions/<int:pk>/withdraw/", publishing.withdraw, name="notice_withdraw"),
    path("versions/<int:pk>/send-back/", publishing.send_back, name="notice_send_back"),
]
