"""The addresses of these pages."""

from django.urls import path

from jatak.console.imports import bringing, done, listing, one, ordering, reading

urlpatterns = [
    path("", listing.imports, name="imports"),
    path("new/", bringing.new, name="import_new"),
    path("<int:pk>/", one.upload, name="import_upload"),
    path("<int:pk>/now/", one.now_at, name="import_now"),
    path("<int:pk>/read/", reading.read, name="import_read"),
    path("<int:pk>/order/", ordering.order, name="import_order"),
    path("<int:pk>/stop/", ordering.stop, name="import_stop"),
    path("<int:pk>/remove/", ordering.remove, name="import_remove"),
    path("files/<int:pk>/", done.file, name="import_file"),
    path("files/<int:pk>/rejects.csv", done.rejects, name="import_rejects"),
]
