"""The addresses of these pages."""

from django.urls import path

from jatak.console.collection import (
    acting,
    comparing,
    editing,
    judging,
    keeping,
    listing,
    making,
    one,
    picturing,
    previewing,
    publishing,
)
from jatak.console.collection.asking import choosing, screen

urlpatterns = [
    path("", listing.points, name="collection"),
    path("new/", making.new, name="collection_new"),
    path("compare/", comparing.compare, name="collection_compare"),
    path("keeping/", keeping.index, name="collection_keeping"),
    path("keeping/<int:company>/", keeping.edit, name="collection_keeping_edit"),
    path("asking/", choosing.index, name="collection_asking"),
    path("asking/<int:pk>/", screen.ask, name="collection_ask"),
    path("<int:pk>/", one.point, name="collection_point"),
    path("<int:pk>/rename/", acting.call, name="collection_rename"),
    path("<int:pk>/close/", acting.shut, name="collection_close"),
    path("<int:pk>/open/", acting.open_again, name="collection_open"),
    path("<int:pk>/draft/", acting.draft, name="collection_draft"),
    path("<int:pk>/follow/", acting.follow_words, name="collection_follow"),
    path("versions/<int:pk>/edit/", editing.edit, name="collection_edit"),
    path("versions/<int:pk>/preview/", previewing.preview, name="collection_preview"),
    path("versions/<int:pk>/look/", publishing.look, name="collection_look"),
    path("versions/<int:pk>/publish/", publishing.publish, name="collection_publish"),
    path("versions/<int:pk>/judge/", judging.judge, name="collection_judge"),
    path("versions/<int:pk>/discard/", acting.throw_away, name="collection_discard"),
    path("versions/<int:pk>/pictures/take/", picturing.take_again, name="collection_take"),
    path("pictures/<int:pk>.png", picturing.png, name="collection_picture"),
    path("pictures/<int:pk>.html", picturing.html, name="collection_picture_html"),
]
