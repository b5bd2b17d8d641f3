"""Typefaces for documents: those of the machine that hold many signs, else those that the library brings.

Nothing is fetched. Chinese, Japanese and Korean signs are left to the typefaces of whoever reads the file.
"""

import os
import sys
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

_NAMES = ("DejaVuSans", "NotoSans-Regular", "LiberationSans-Regular", "Arial", "arial", "Vera")
_BOLD = {
    "DejaVuSans": "DejaVuSans-Bold",
    "NotoSans-Regular": "NotoSans-Bold",
    "LiberationSans-Regular": "LiberationSans-Bold",
    "Arial": "Arial Bold",
    "arial": "arialbd",
    "Vera": "VeraBd",
}
_FOLDERS = {
    "darwin": ("/System/Library/Fonts/Supplemental", "/Library/Fonts"),
    "win32": (os.path.join(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"),),
}
_LINUX = ("/usr/share/fonts", "/usr/local/share/fonts")
_EASTERN = {"zh": "STSong-Light", "ko": "HYSMyeongJo-Medium"}
_JAPANESE = "HeiseiKakuGo-W5"
BODY, BOLD, CODE = "ParlanceBody", "ParlanceBold", "Courier"


@cache
def body() -> Any:
    """The typeface of the body, registered with its bold one as a family."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    found = _files()
    name = next(one for one in _NAMES if one in found)
    face = TTFont(BODY, str(found[name]))
    pdfmetrics.registerFont(face)
    pdfmetrics.registerFont(TTFont(BOLD, str(found.get(_BOLD[name], found[name]))))
    pdfmetrics.registerFontFamily(BODY, normal=BODY, bold=BOLD, italic=BODY, boldItalic=BOLD)
    return face.face.charToGlyph


def _files() -> dict[str, Path]:
    """Files of the typefaces that are here, by name."""
    import reportlab

    own = Path(reportlab.__file__).parent / "fonts"
    wanted = {*_NAMES, *_BOLD.values()}
    folders = [own, *map(Path, _FOLDERS.get(sys.platform, _LINUX))]
    files = (path for folder in folders if folder.is_dir() for path in sorted(folder.rglob("*.[to]tf")))
    return {path.stem: path for path in files if path.stem in wanted}


def marked(text: str, language: str) -> str:
    """The text as marked-up text, with signs that the typeface of the body lacks in one that has them."""
    known = body()
    parts: list[str] = []
    run, eastern = "", False
    for char in text:
        here = ord(char) not in known and _is_eastern(char)
        shown = char if here or ord(char) in known or char.isspace() else "?"
        if here != eastern:
            parts.append(_part(run, eastern, language))
            run, eastern = "", here
        run += shown
    return "".join([*parts, _part(run, eastern, language)])


def _part(run: str, eastern: bool, language: str) -> str:
    if not eastern:
        return escape(run, quote=False)
    name = _registered(_EASTERN.get(language, _JAPANESE))
    return f'<font name="{name}">{escape(run, quote=False)}</font>'


@cache
def _registered(name: str) -> str:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont(name))
    return name


def _is_eastern(char: str) -> bool:
    return "\u2e80" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3" or "\uff00" <= char <= "\uffef"
