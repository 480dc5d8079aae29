from held.pages.doors import page
from held.pages.people.add_team import add_team
from held.pages.people.add_to_team import add_to_team
from held.pages.people.cover import cover
from held.pages.people.let_in import let_in
from held.pages.people.mail import person_mail, team_mail
from held.pages.people.people import people
from held.pages.people.person import person
from held.pages.people.posts import posts
from held.pages.people.suggestions import suggestions
from held.pages.people.switch_off import switch_off
from held.pages.people.team import team

addresses = [
    page("people", people, name="people"),
    page("people/suggestions", suggestions, name="colleague suggestions"),
    page("people/teams/add", add_team, name="add team"),
    page("people/teams/<str:public>", team, name="team"),
    page("people/teams/<str:public>/add", add_to_team, name="add to team"),
    page("people/teams/<str:public>/mail", team_mail, name="team mail"),
    page("people/<str:public>", person, name="person"),
    page("people/<str:public>/teams", posts, name="posts"),
    page("people/<str:public>/cover", cover, name="cover"),
    page("people/<str:public>/mail", person_mail, name="person mail"),
    page("people/<str:public>/password", let_in, name="let in"),
    page("people/<str:public>/switch-off", switch_off, name="switch off"),
]
