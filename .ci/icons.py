# /// script
# dependencies = ["brotli>=1.2", "fonttools==4.68.0", "streamlit>=1.67"]
# ///
"""Makes the small font in app/static/icons:  uv run .ci/icons.py, after Streamlit or our icons changed.

Streamlit sends all 4000 Material Symbols, 375 kB. Kept are those whose name stands as a text of its own in
its scripts, far more than those that are drawn, or as an icon in its Python files or ours. The server sends
the small font only with the very Streamlit that it was made from (app/web/icons.py).
"""

import json
import re
from pathlib import Path

import streamlit
from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "app" / "static" / "icons"
STREAMLIT = Path(streamlit.__file__).parent
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"
ICON = re.compile(r"\bmaterial/([a-z0-9_]+)")
TEXT = re.compile(r"[\"'`]([a-z0-9_]{2,40})(?=[\"'`])")
_SOURCE = "https://github.com/google/material-design-icons, as Streamlit ships it"


def named() -> set[str]:
    """Every text that may be the name of an icon."""
    scripts = list((STREAMLIT / "static" / "static" / "js").glob("*.js"))
    files = [*scripts, *STREAMLIT.rglob("*.py"), *(ROOT / "app").rglob("*.py")]
    texts = {name for file in scripts for name in TEXT.findall(file.read_text("utf-8", "replace"))}
    return texts | {name for file in files for name in ICON.findall(file.read_text("utf-8", "replace"))}


def pictures(font: TTFont) -> dict[str, str]:
    """The glyph of each icon by its name, which the font joins from letters."""
    letters = {glyph: chr(code).lower() for code, glyph in font.getBestCmap().items()}
    tables = (table for lookup in font["GSUB"].table.LookupList.Lookup for table in lookup.SubTable)
    found = {}
    for table in (getattr(one, "ExtSubTable", one) for one in tables):
        for first, joined in getattr(table, "ligatures", {}).items():
            for one in joined:
                name = "".join(letters.get(glyph, "?") for glyph in (first, *one.Component))
                found[name] = one.LigGlyph
    return found


def main() -> None:
    """Write the font and what it was made from."""
    source = next((STREAMLIT / "static" / "static" / "media").glob("MaterialSymbols-Rounded.*.woff2"))
    font = TTFont(source)
    known = pictures(font)
    kept = sorted(named() & set(known))
    about = {
        "streamlit": streamlit.__version__,
        "font": source.name,
        "source": _SOURCE,
        "version": font["name"].getDebugName(5),
        "copyright": font["name"].getDebugName(0),
        "license": "Apache-2.0, https://www.apache.org/licenses/LICENSE-2.0",
        "names": kept,
    }
    options = subset.Options(layout_features=["rlig"], layout_closure=False, hinting=False)
    small = subset.Subsetter(options)
    small.populate(glyphs=[known[name] for name in kept], unicodes=[ord(letter) for letter in LETTERS])
    small.subset(font)
    FOLDER.mkdir(exist_ok=True)
    font.flavor = "woff2"
    font.save(FOLDER / "icons.woff2")
    text = json.dumps(about, indent=1, ensure_ascii=False)
    (FOLDER / "icons.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
