"""The addresses of these pages."""

from django.urls import path

from jatak.console.webhooks import making, one, views

urlpatterns = [
    path("", views.index, name="webhooks"),
    path("new/", making.new, name="webhook_new"),
    path("<int:pk>/", one.webhook, name="webhook"),
    path("<int:pk>/test/", one.test, name="webhook_test"),
    path("<int:pk>/close/", one.close_it, name="webhook_close"),
    path("<int:pk>/again/<uuid:call>/", one.try_again, name="webhook_again"),
]
