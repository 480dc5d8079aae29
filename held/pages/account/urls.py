from held.pages.account.own_account import own_account
from held.pages.account.password import password
from held.pages.doors import page

addresses = [
    page("account", own_account, name="own account"),
    page("account/password", password, name="own password"),
]
