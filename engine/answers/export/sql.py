"""SQL: the query as it ran, or in another dialect, with what it answers as comments."""

from engine.answers.parcel import Parcel, clean
from engine.dialects.text import script

ORDER = 80
MIME = "application/sql"
LIBRARIES = ()


def fits(parcel: Parcel) -> bool:
    """Every answer with rows."""
    return True


def export(parcel: Parcel) -> bytes:
    """The file."""
    own = parcel.dialect == "duckdb" and parcel.sql
    sql = parcel.sql if own else script(parcel.finding.plan.tree, parcel.dialect)
    told = (parcel.question, parcel.interpretation, parcel.dialect, parcel.as_of, parcel.hash)
    comments = [f"-- {_on_one_line(text)}" for text in told if text]
    return ("\n".join([*comments, "", sql.rstrip().removesuffix(";") + ";"]) + "\n").encode(
        "utf-8", "replace"
    )


def _on_one_line(text: str) -> str:
    return " ".join(clean(text).split())
