"""The pages there are: their addresses and titles, known before any of them is drawn."""

from collections.abc import Callable
from dataclasses import dataclass

from app.texts import screen


@dataclass(frozen=True)
class Place:
    """One page. `ready` is what stands on it once it is drawn, as a selector."""

    path: str
    named: Callable[[], str]
    ready: str = "h1"

    @property
    def title(self) -> str:
        """Its name in the language that is spoken."""
        return self.named()


ASK = Place("ask", lambda: screen.ASK_PAGE, '[data-testid="stChatInput"]')
CATALOG = Place("catalog", lambda: screen.CATALOG_PAGE)
OWN_DATA = Place("your-data", lambda: screen.OWN_PAGE)
PLACES = (ASK, CATALOG, OWN_DATA)
"""In the order of the navigation. The first is also the page at the root."""


def place_of(path: str) -> Place | None:
    """The page at an address such as "/catalog"; None for no page."""
    name = path.strip("/")
    return ASK if not name else next((place for place in PLACES if place.path == name), None)
