"""The addresses of these pages."""

from django.urls import path

from jatak.console.replies import answering, longer

urlpatterns = [
    path("<int:pk>/make/", answering.make, name="reply_make"),
    path("<int:pk>/now/", answering.now_at, name="reply_now"),
    path("<int:pk>/send/<uuid:number>/", answering.send, name="reply_send"),
    path("<int:pk>/longer/", longer.longer, name="reply_longer"),
]
