"""The addresses of these pages."""

from django.urls import path

from jatak.console.before_going import choosing, views

urlpatterns = [
    path("", views.index, name="before_going"),
    path("<int:pk>/", choosing.edit, name="before_going_edit"),
    path("<int:pk>/letter/<int:days>/", views.letter, name="before_going_letter"),
]
