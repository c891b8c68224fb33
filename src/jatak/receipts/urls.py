"""The public addresses of the vocabulary."""

from django.urls import path

from jatak.receipts import views

urlpatterns = [path("vocabulary/<str:name>", views.vocabulary, name="vocabulary")]
