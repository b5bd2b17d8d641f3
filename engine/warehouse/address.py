"""The address of a database server: its driver, its password from elsewhere, its faults in one line."""

import os
import re
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import exc

from engine.errors import SourceError

PASSWORD = "PARLANCE_SOURCE_PASSWORD"
PASSWORD_FILE = "PARLANCE_SOURCE_PASSWORD_FILE"
_WAYS = f"Set {PASSWORD}, or {PASSWORD_FILE} to a file that holds it."
_PATIENCE = 10  # seconds to wait for a server
_DRIVERS = {"postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}
_PACKAGES = {"psycopg": '"parlance[postgres]"', "psycopg2": "psycopg2-binary", "MySQLdb": "mysqlclient"}
_TIMED = ("psycopg", "psycopg2", "pymysql", "mysqldb")  # drivers with a connect_timeout
_SECRET = re.compile(r"passw|pwd|secret|token", re.I)


class Address:
    """A URL without password, such as `postgresql://user@host/database`. Raises SourceError for others.

    The password comes from the environment: PARLANCE_SOURCE_PASSWORD, the file that
    PARLANCE_SOURCE_PASSWORD_FILE names, or what the driver itself reads (PGPASSWORD, ~/.pgpass).
    """

    def __init__(self, text: str) -> None:
        try:
            url = sa.make_url(text)
        except (exc.ArgumentError, ValueError):
            hint = "It is like postgresql://user@host:5432/database."
            raise SourceError("The address of the database cannot be read.", hint) from None
        self._url = url.set(drivername=_DRIVERS.get(url.drivername, url.drivername))
        self.kind = url.get_backend_name()
        if url.password or any(map(_SECRET.search, url.query)):
            raise SourceError(
                f"The address of the {self.kind} database holds a password.", f"Leave it out. {_WAYS}"
            )

    @property
    def identity(self) -> str:
        """What tells this source from others; without a password."""
        return self._url.render_as_string()

    @property
    def shown(self) -> str:
        """The database as messages call it."""
        name = Path(self._url.database or "").name
        where = f" at {self._url.host}" if self._url.host else ""
        return f"The database{' ' * bool(name)}{name}{where}"

    def engine(self) -> sa.Engine:
        """An engine without a pool. Raises SourceError when there is no dialect or no driver for it."""
        url, password = self._url, _password()
        if self.kind == "sqlite" and url.database and not Path(url.database).is_file():
            raise SourceError(f"There is no file {url.database}.", "Check the path.")
        try:
            driver = url.get_driver_name()
            patience = {"connect_timeout": _PATIENCE} if driver in _TIMED else {}
            keyed = url.set(password=password) if password and self.kind != "sqlite" else url
            return sa.create_engine(keyed, poolclass=sa.NullPool, connect_args=patience)
        except exc.NoSuchModuleError:
            hint = "It needs a dialect of SQLAlchemy."
            raise SourceError(f"{self.kind} databases are not supported.", hint) from None
        except ImportError as error:
            module = error.name or driver
            message = f"{self.kind} databases are not supported without the driver {module}."
            raise SourceError(message, f"Install it: pip install {_PACKAGES.get(module, module)}") from None

    def fault(self, error: exc.SQLAlchemyError) -> SourceError:
        """What the server or its driver said, as one line without the password."""
        said = str(error.orig if isinstance(error, exc.DBAPIError) else error)
        first = next(iter(said.strip().splitlines()), "")
        text = _unlocked(re.sub(r"^.*(FATAL:|failed:)\s+", "", first)).rstrip(".")
        if re.search(r"no password supplied|password is required|using password: NO", said):
            return SourceError(f"{self.shown} asks for a password.", _WAYS)
        if re.search(r"(password|ident|peer) authentication failed|access denied", said, re.I):
            return SourceError(f"{self.shown} refuses the user or the password.", _WAYS)
        if isinstance(error, exc.OperationalError) and re.search(
            r"connect|resolve|translate|timeout", text, re.I
        ):
            hint = "Is it running, and are host, port and name right?"
            return SourceError(f"{self.shown} cannot be reached: {text}.", hint)
        return SourceError(f"{self.shown} cannot be read: {text}.", "Has the user the rights?")


def _password() -> str:
    """From the environment, or from the file it names. Raises SourceError when that cannot be read."""
    file = os.environ.get(PASSWORD_FILE)
    if not file:
        return os.environ.get(PASSWORD, "")
    try:
        return Path(file).expanduser().read_text(encoding="utf-8").strip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise SourceError(f"The file that {PASSWORD_FILE} names cannot be read.", "Check the path.") from None


def _unlocked(text: str) -> str:
    for secret in filter(None, (_password(), os.environ.get("PGPASSWORD", ""))):
        text = text.replace(secret, "***")
    return text
