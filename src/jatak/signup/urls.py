"""The public addresses; whether a slash is added makes no difference, because a redirect would lose the POST."""

from django.urls import re_path

from jatak.signup import confirming, embedding, views

ADDRESS = r"^s/(?P<address>[^/]+)"

urlpatterns = [
    re_path(ADDRESS + r"/?$", views.form, name="sign-up"),
    re_path(ADDRESS + r"/form\.js$", embedding.script, name="sign-up-script"),
    re_path(ADDRESS + r"/form\.css$", embedding.style, name="sign-up-style"),
    re_path(ADDRESS + r"/form\.json$", embedding.description, name="sign-up-description"),
    re_path(ADDRESS + r"/form\.html$", embedding.snippet, name="sign-up-snippet"),
    re_path(r"^c/(?P<token>[^/]+)/?$", confirming.confirm, name="confirm"),
]
