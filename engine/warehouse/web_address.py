"""The address of a service on the web that Parlance itself calls: only public machines, looked up once.

A name may lead to a machine inside the network of whoever runs Parlance. So it is resolved here, every
address it has must be public, and the caller connects to an address from here, not to the name again.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from engine.errors import SourceError

DEFAULT_PORTS = {"http": 80, "https": 443}
_CARRIERS = ("64:ff9b::/96",)  # IPv4 addresses behind a translator
IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


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


def resolved(address: WebAddress, allow_private: bool = False) -> str:
    """The numeric address to connect to. SourceError when there is none, or one of them is not public."""
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise SourceError(f"There is no machine called {address.host}.", "Check the name.") from None
    numbers = [str(entry[4][0]) for entry in found]
    if not allow_private and not all(map(is_public, numbers)):
        raise SourceError(f"{address.host} is not a public address.", "Private ones must be allowed first.")
    return numbers[0]


def is_public(number: str) -> bool:
    """Whether a numeric address is that of a single machine on the public internet."""
    found = _inner(ipaddress.ip_address(number.split("%")[0]))
    return found.is_global and not found.is_multicast


def _inner(found: IPAddress) -> IPAddress:
    """The IPv4 address that an IPv6 address only carries; else the address itself."""
    if isinstance(found, ipaddress.IPv4Address):
        return found
    carried = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
    if any(found in ipaddress.ip_network(network) for network in _CARRIERS):
        carried = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
    return carried or found
