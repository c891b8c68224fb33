"""The addresses of the calendar."""

from django.urls import path

from jatak.console.clocks import calendar, people

urlpatterns = [
    path("", calendar.index, name="clocks"),
    path("runs/<int:pk>/approve/", calendar.say_yes, name="clocks_approve"),
    path("<int:company>/<slug:clock>/<slug:week>/", people.index, name="clocks_people"),
]
