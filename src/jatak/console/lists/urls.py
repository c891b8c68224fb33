"""The addresses of how the lists stand."""

from django.urls import path

from jatak.console.lists import behind, file, one, views

urlpatterns = [
    path("", views.index, name="lists"),
    path("count/", views.count, name="lists_count"),
    path("<int:company>/progress/", views.progress, name="lists_progress"),
    path("<int:company>.csv", file.figures, name="lists_csv"),
    path("<int:company>/<slug:ground>/<slug:channel>/", one.index, name="lists_one"),
    path("<int:company>/<slug:ground>/<slug:channel>/<slug:standing>/", behind.index, name="lists_people"),
]
