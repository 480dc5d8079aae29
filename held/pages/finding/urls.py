from held.pages.doors import page
from held.pages.finding.add_child import add_child
from held.pages.finding.find import find, my_children
from held.pages.finding.suggestions import suggestions

addresses = [
    page("find", find, name="find"),
    page("find/suggestions", suggestions, name="find suggestions"),
    page("children", my_children, name="children"),
    page("add-a-child", add_child, name="add child"),
]
