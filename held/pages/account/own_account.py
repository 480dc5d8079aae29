"""Who I am here: my teams, who covers for me, my account, and what was done to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.pages.doors import signed_in
from held.pages.people.said import account_state, cover_table, lines_table, posts_table
from held.record.clock import now
from held.record.reading.people.person import account_lines, person


@signed_in
def own_account(request: HttpRequest) -> HttpResponse:
    moment = now()
    me = person(request.user, request.user.public)
    return render(
        request,
        "account/own_account.html",
        {
            "me": me,
            "facts": (
                ("Sign-in name", me.account.sign_in_name, ""),
                ("Telephone", me.phone or "Not known", ""),
                ("E-mail", me.account.email or "Not known", ""),
                ("Account", account_state(me.account, moment), ""),
            ),
            "posts": posts_table(me, "Your"),
            "cover": cover_table(me, moment),
            "lines": lines_table(account_lines(me.public)),
            "section": reverse("own account"),
        },
    )
