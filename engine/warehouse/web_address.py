"""Connections to the web, for what Parlance reads and calls: only public machines, looked up once.

A name may lead to a machine inside the network of whoever runs Parlance. So it is resolved here, every
address it has must be public, and the connection goes to one of these and does not resolve the name again.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlsplit

from engine.errors import SourceError

DEFAULT_PORTS = {"http": 80, "https": 443}
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # IPv4 addresses behind a translator
IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


class NoMachine(SourceError):
    """Nobody knows the name, at least now."""


@dataclass(frozen=True)
class WebAddress:
    """The parts of an http or https URL; `target` is path and query as they are sent."""

    scheme: str
    host: str
    port: int
    target: str


def web_address(url: str) -> WebAddress:
    """The parts of a URL. SourceError for one that is not http or https, or holds a user or password."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise SourceError("The address cannot be read.", "It is like https://host/path.") from None
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname:
        raise SourceError("The address is not one of the web.", "It is like https://host/path.")
    if parts.username is not None or parts.password is not None:
        raise SourceError("The address holds a user or a password.", "Leave it out.")
    if not url.isprintable() or " " in url:
        raise SourceError("The address holds signs that no address has.", "Write them as %20 and the like.")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return WebAddress(parts.scheme, parts.hostname, port or DEFAULT_PORTS[parts.scheme], target)


def connected(address: WebAddress, timeout: float, allow_private: bool = False) -> HTTPConnection:
    """A connection to one of the addresses that were looked up, under the name of the host.

    It sends no request yet and follows nothing. SourceError as by `resolved`, OSError where nobody
    answers within `timeout` seconds.
    """
    wire = _wire(resolved(address, allow_private), address.port, timeout)
    connection = HTTPConnection(address.host, address.port, timeout=timeout)
    connection.default_port = DEFAULT_PORTS[address.scheme]  # which the header Host leaves out
    connection.sock = wire  # connected: it will not look the name up again
    if address.scheme == "https":
        try:
            connection.sock = ssl.create_default_context().wrap_socket(wire, server_hostname=address.host)
        except OSError:
            wire.close()
            raise
    return connection


def _wire(numbers: tuple[str, ...], port: int, timeout: float) -> socket.socket:
    trouble = OSError("no address")
    for number in numbers:
        try:
            return socket.create_connection((number, port), timeout)
        except OSError as error:
            trouble = error
    raise trouble


def resolved(address: WebAddress, allow_private: bool = False) -> tuple[str, ...]:
    """The numeric addresses to connect to. NoMachine without any, SourceError when one is not public."""
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NoMachine(f"There is no machine called {address.host}.", "Check the name.") from None
    numbers = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not allow_private and not all(map(is_public, numbers)):
        raise SourceError(f"{address.host} is not a public address.", "Private ones must be allowed first.")
    return numbers


def is_public(number: str) -> bool:
    """Whether a numeric address is that of a single machine on the public internet."""
    found = ipaddress.ip_address(number.partition("%")[0])
    return all(one.is_global and not one.is_multicast for one in _meant(found))


def _meant(found: IPAddress) -> tuple[IPAddress, ...]:
    """The address, and the IPv4 addresses that an IPv6 address only carries."""
    if isinstance(found, ipaddress.IPv4Address):
        return (found,)
    if found.ipv4_mapped:
        return (found.ipv4_mapped,)
    carried = [found.sixtofour, *(found.teredo or ())]
    if found in _TRANSLATED:
        carried.append(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF))
    return (found, *filter(None, carried))
