from held.pages.doors import page
from held.pages.sign_in.choosing import choose
from held.pages.sign_in.sign_in import sign_in
from held.pages.sign_in.sign_out import sign_out

addresses = [
    page("sign-in", sign_in, name="sign in"),
    page("sign-in/password", choose, name="choose password"),
    page("sign-out", sign_out, name="sign out"),
]
