"""The addresses of these pages."""

from django.urls import path

from jatak.console.service import listing, making, many, one

urlpatterns = [
    path("", listing.messages, name="service"),
    path("new/", making.new, name="service_new"),
    path("<int:pk>/", making.message, name="service_message"),
    path("<int:pk>/one/", one.one, name="service_one"),
    path("<int:pk>/concerned/", many.concerned, name="service_concerned"),
    path("rounds/<int:pk>/", many.round_page, name="service_round"),
    path("rounds/<int:pk>/now/", many.round_now, name="service_round_now"),
    path("rounds/<int:pk>/order/", many.order, name="service_order"),
    path("rounds/<int:pk>/stop/", many.stop, name="service_stop"),
]
