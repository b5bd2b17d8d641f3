"""Small things that every layer over the app needs: where a request goes, and how a reply begins."""

from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie

from starlette.types import Scope
from streamlit import config

from app.texts import visitor

Header = tuple[bytes, bytes]


def page_path(scope: Scope) -> str:
    """The path as the app knows it, without the folder it is mounted in or served under."""
    path: str = scope.get("path", "/")
    for prefix in (scope.get("root_path", ""), str(config.get_option("server.baseUrlPath") or "")):
        clean = f"/{prefix.strip('/')}"
        if clean != "/" and (path == clean or path.startswith(f"{clean}/")):
            path = path[len(clean) :] or "/"
    return path


def header(scope: Scope, name: str) -> str:
    """One header of a request, "" for none."""
    wanted = name.lower().encode()
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == wanted), "")


def language(scope: Scope) -> str:
    """The language of the screens for whoever sent a request."""
    try:
        cookies = SimpleCookie(header(scope, "cookie"))
    except CookieError:
        cookies = SimpleCookie()
    kept = {name: morsel.value for name, morsel in cookies.items()}
    return visitor.wanted(kept, header(scope, "accept-language"))


def with_headers(headers: Iterable[Header], added: dict[str, str]) -> list[Header]:
    """The headers with those added that are not there yet."""
    kept = list(headers)
    names = {name.lower() for name, _ in kept}
    new = [(name.lower().encode(), value.encode("latin-1")) for name, value in added.items()]
    return kept + [(name, value) for name, value in new if name not in names]


def accepted(scope: Scope) -> str | None:
    """The best encoding the client takes of those we keep: "br", "gzip" or None."""
    taken = set()
    for part in header(scope, "accept-encoding").lower().split(","):
        name, _, quality = part.partition(";")
        if quality.replace(" ", "").removeprefix("q=").strip("0.") or not quality.strip():
            taken.add(name.strip())
    return next((name for name in ("br", "gzip") if name in taken or "*" in taken), None)
