"""What an engine writes differently; a dialect is one file here, found by its name."""

from engine.dialects.text import dialects, sql_text

__all__ = ["dialects", "sql_text"]
