"""The addresses of these pages."""

from django.urls import path

from jatak.console.farewells import choosing, views

urlpatterns = [
    path("", views.index, name="farewells"),
    path("<int:pk>/", choosing.edit, name="farewells_edit"),
]
