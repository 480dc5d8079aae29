"""A service with its team, in a few words."""

import re

from held.pages.wording.phrases import capital


def service_and_team(service: str, team: str) -> str:
    """ "Service, Northfield" for the team "Northfield service": nothing is said twice."""
    rest = re.sub(rf"\s*{re.escape(service)}\s*", " ", team, flags=re.IGNORECASE).strip()
    return f"{capital(service)}, {rest}" if rest else capital(service)
