"""Bringing the tables of a store up to date with Alembic, inside one transaction of the caller."""

from importlib.resources import files

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def upgrade(connection: Connection, to: str = "head") -> None:
    """Run the migrations that are missing, up to a version."""
    command.upgrade(settings(connection), to)


def settings(connection: Connection | None = None) -> Config:
    """What Alembic is told; the scripts come with the package."""
    config = Config()
    config.set_main_option("script_location", str(files("app.store") / "migrations"))
    config.attributes["connection"] = connection
    return config
