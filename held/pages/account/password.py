"""Changing one's own password: the one I have, and a new one. Other sessions of mine end (OWASP ASVS 5.0: 7.4.3)."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters

from held.pages.account.new_password import read_new_password
from held.pages.account.waiting import waiting
from held.pages.doors import signed_in
from held.record.actions.cannot import CanNot
from held.record.actions.people.passwords import choose_password
from held.record.actions.people.wrong_tries import Wait, begin_try, was_right

WRONG = "That is not the password you have. Check it, and try again."


@signed_in
@sensitive_post_parameters("present", "new", "again")
def password(request: HttpRequest) -> HttpResponse:
    errors: dict[str, str] = {}
    if request.method == "POST":
        new = read_new_password(request.POST, errors)
        present = request.POST.get("present", "")
        if not present:
            errors = {"present": "Enter the password you have"} | errors
        if not errors:
            errors = _wrong(request, present)
        if not errors:
            try:
                choose_password(by=request.user, password=new)
            except CanNot as sentence:
                errors["new"] = str(sentence)
            else:
                update_session_auth_hash(request, request.user)
                messages.success(
                    request,
                    "Your password is changed. Wherever else you were signed in, you are signed out.",
                )
                return redirect("own account")
    return render(
        request,
        "account/password.html",
        {"errors": errors, "sign_in_name": request.user.sign_in_name, "section": reverse("own account")},
        status=422 if errors else 200,
    )


def _wrong(request: HttpRequest, present: str) -> dict[str, str]:
    """Somebody at a screen that was left open guesses no more quickly than at the front door."""
    me = request.user
    tried = begin_try(name=me.sign_in_name, address="", browser=request.session.session_key or "")
    if isinstance(tried, Wait):
        return {"present": waiting(tried.until)}
    if not me.check_password(present):
        return {"present": WRONG}
    was_right(tried)
    return {}
