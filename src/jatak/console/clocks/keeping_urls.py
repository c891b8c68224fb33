"""The addresses of what companies choose."""

from django.urls import path

from jatak.console.clocks import choosing, keeping

urlpatterns = [
    path("", keeping.index, name="keeping"),
    path("<int:pk>/bounds/", choosing.bounds, name="keeping_bounds"),
    path("<int:pk>/<slug:clock>/", choosing.edit, name="keeping_edit"),
]
