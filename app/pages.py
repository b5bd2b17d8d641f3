"""The pages there are: their addresses and titles, known before any of them is drawn."""

from dataclasses import dataclass

from app.texts import en


@dataclass(frozen=True)
class Place:
    """One page. `ready` is what stands on it once it is drawn, as a selector."""

    path: str
    title: str
    ready: str = "h1"


ASK = Place("ask", en.ASK_PAGE, '[data-testid="stChatInput"]')
CATALOG = Place("catalog", en.CATALOG_PAGE)
PLACES = (ASK, CATALOG)
"""In the order of the navigation. The first is also the page at the root."""


def place_of(path: str) -> Place | None:
    """The page at an address such as "/catalog"; None for no page."""
    name = path.strip("/")
    return ASK if not name else next((place for place in PLACES if place.path == name), None)
