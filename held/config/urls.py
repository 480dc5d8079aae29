"""Every address, joined from each piece of work's own list."""

from held.pages.layout import problems
from held.pages.layout.urls import addresses as layout
from held.pages.my_work.urls import addresses as my_work
from held.pages.sign_in.urls import addresses as sign_in

urlpatterns = [
    *layout,
    *my_work,
    *sign_in,
]

handler400 = problems.not_understood
handler403 = problems.not_allowed
handler404 = problems.not_found
handler500 = problems.went_wrong
