"""The first page after signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from held.pages.doors import signed_in


@signed_in
def my_work(request: HttpRequest) -> HttpResponse:
    return render(request, "my_work/my_work.html")
