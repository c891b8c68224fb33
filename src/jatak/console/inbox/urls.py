"""The addresses of these pages."""

from django.urls import path

from jatak.console.erasure import asking
from jatak.console.inbox import acting, listing, matching, one, post, taking

urlpatterns = [
    path("", listing.inbox, name="inbox"),
    path("new/", taking.take_down, name="inbox_new"),
    path("who/", taking.who, name="inbox_who"),
    path("post/", post.post, name="inbox_post"),
    path("aside/", post.aside, name="inbox_aside"),
    path("post/<int:pk>/", post.letter, name="inbox_letter"),
    path("post/<int:pk>/done/", post.looked_at, name="inbox_letter_done"),
    path("post/<int:pk>/desk/", post.to_the_desk, name="inbox_letter_desk"),
    path("<int:pk>/", one.one, name="inbox_request"),
    path("<int:pk>/answer/", acting.answer, name="inbox_answer"),
    path("<int:pk>/asked/", acting.asked, name="inbox_asked"),
    path("<int:pk>/erase/", asking.erase, name="inbox_erase"),
    path("<int:pk>/note/", acting.noted, name="inbox_note"),
    path("<int:pk>/whose/", matching.matching, name="inbox_match"),
    path("<int:pk>/papers/<int:paper_id>/", one.paper, name="inbox_paper"),
]
