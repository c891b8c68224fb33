"""The addresses of these pages."""

from django.urls import path

from jatak.console.audience import drilling, views, whatif

urlpatterns = [
    path("", views.index, name="audience"),
    path("count/", views.count, name="audience_count"),
    path("what-if/", whatif.ask, name="audience_what_if"),
    path("what-if/<int:what_if_id>/", whatif.show, name="audience_what_if_answer"),
    path("what-if/<int:what_if_id>/progress/", whatif.progress, name="audience_what_if_progress"),
    path("<int:census_id>/progress/", views.progress, name="audience_progress"),
    path("<int:census_id>/people/", drilling.people, name="audience_people"),
    path("<int:census_id>/reasons/<int:nth>/", drilling.reason, name="audience_reason"),
]
