"""PNG: the chart of the answer on white."""

from engine.answers import drawing
from engine.answers.parcel import Parcel

ORDER = 40
MIME = "image/png"
LIBRARIES = ("vl_convert",)


def fits(parcel: Parcel) -> bool:
    """Answers that have a picture."""
    return drawing.is_drawn(parcel)


def export(parcel: Parcel) -> bytes:
    """The file."""
    return drawing.png(parcel)
