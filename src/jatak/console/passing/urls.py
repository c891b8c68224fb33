"""The addresses of these pages."""

from django.urls import path

from jatak.console.passing import acknowledging, agreeing, downloading, entering, handing, here, one, views

urlpatterns = [
    path("", views.index, name="passed_on"),
    path("new/", entering.new, name="passed_on_new"),
    path("here/", here.index, name="passed_on_here"),
    path("here/<int:pk>/", here.looked_after, name="passed_on_looked_after"),
    path("<int:pk>/", one.partner, name="passed_on_partner"),
    path("<int:pk>/agree/", agreeing.edit, name="passed_on_agree"),
    path("<int:pk>/list/", handing.new, name="passed_on_list"),
    path("<int:pk>/acknowledge/", acknowledging.by_hand, name="passed_on_acknowledge"),
    path("<int:pk>/left.csv", downloading.left, name="passed_on_download"),
    path("<int:pk>/address/", one.address, name="passed_on_address"),
    path("<int:pk>/close/", one.close_it, name="passed_on_close"),
]
