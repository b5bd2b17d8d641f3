"""The colours of the themes, as they are set in .streamlit/config.toml, for what Streamlit does not draw."""

from streamlit import config

KINDS = ("light", "dark")
_COLOURS = {
    "ground": "backgroundColor",
    "panel": "secondaryBackgroundColor",
    "ink": "textColor",
    "line": "borderColor",
    "quiet": "grayTextColor",
    "accent": "primaryColor",
}
_BARE = {"light": "#ffffff", "dark": "#10191e"}  # where no theme is set at all


def colour(kind: str, option: str) -> str:
    """A colour of the light or the dark theme."""
    return str(config.get_option(f"theme.{kind}.{option}") or _BARE[kind])


def colours(kind: str | None = None) -> str:
    """The colours as style: of one theme, or of the one that the visitor's machine prefers."""
    if kind in KINDS:
        return _rule(kind)
    return f"{_rule('light')}@media (prefers-color-scheme:dark){{{_rule('dark')}}}"


def living() -> str:
    """The colours inside the app, which change with its theme while the page stands."""
    inside = "".join(f"--pl-{name}:light-dark({_pair(option)});" for name, option in _COLOURS.items())
    return f"@supports (color:light-dark(red,red)){{.stApp{{{inside}}}}}"


def _pair(option: str) -> str:
    return ",".join(colour(kind, option) for kind in KINDS)


def _rule(kind: str) -> str:
    inside = "".join(f"--pl-{name}:{colour(kind, option)};" for name, option in _COLOURS.items())
    return f":root{{{inside}}}"
