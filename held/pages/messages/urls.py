from held.pages.doors import page
from held.pages.messages.leads_to import mail
from held.pages.messages.message import message
from held.pages.messages.messages import messages

addresses = [
    page("messages", messages, name="messages"),
    page("messages/<str:public>", message, name="message"),
    page("mail/<str:public>", mail, name="mail"),
]
