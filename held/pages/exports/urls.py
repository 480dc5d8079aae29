from held.pages.doors import page
from held.pages.exports.export import export
from held.pages.exports.exports import exports

addresses = [
    page("exports", exports, name="exports"),
    page("exports/<int:number>", export, name="export"),
]
