"""The addresses of these pages."""

from django.urls import path

from jatak.console.letters import approving, choosing, editing, languages, listing, making, previewing, testing

urlpatterns = [
    path("", listing.letters, name="letters"),
    path("new/", making.new, name="letter_new"),
    path("<int:pk>/", editing.letter, name="letter"),
    path("<int:pk>/preview/", previewing.preview, name="letter_preview"),
    path("<int:pk>/choose/", choosing.choose, name="letter_choose"),
    path("<int:pk>/languages/", languages.add, name="letter_language"),
    path("<int:pk>/languages/<str:language>/remove/", languages.remove, name="letter_language_remove"),
    path("<int:pk>/test/", testing.test, name="letter_test"),
    path("<int:pk>/approval/", approving.approval, name="letter_approval"),
    path("<int:pk>/approval/asked/", approving.asked, name="letter_ask"),
    path("<int:pk>/approval/withdrawn/", approving.withdrawn, name="letter_withdraw"),
    path("<int:pk>/approval/approved/", approving.approved, name="letter_approve"),
    path("<int:pk>/approval/sent-back/", approving.sent_back, name="letter_send_back"),
    path("<int:pk>/version/", approving.next_version, name="letter_version"),
]
