"""What an engine writes differently; a dialect is one file here, found by its name."""

from engine.dialects.text import dialects, engine_name, said_in, script, sql_text

__all__ = ["dialects", "engine_name", "said_in", "script", "sql_text"]
