"""Connections to addresses that a feed may read: public ones, unless others are allowed."""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Mapping
from urllib.parse import urlsplit

from engine.ingest.faults import FeedError

_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # IPv4 behind a translator
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def opened(
    url: str, headers: Mapping[str, str], timeout: float, *, allow_private: bool
) -> http.client.HTTPResponse:
    """The answer of the server to a GET, not read yet.

    The connection goes to the very address that was looked up and checked, whatever the name says a
    moment later. Raises FeedError for an address that may not be read, OSError where nobody answers.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FeedError(f"{url} is not an address of the web.", "Begin it with https://.")
    if parts.username or parts.password:
        raise FeedError(
            "The address holds a password.", "Let the server give the feed an address of its own."
        )
    port = parts.port or (443 if parts.scheme == "https" else 80)
    connection = http.client.HTTPConnection(parts.hostname, port, timeout=timeout)
    connection.sock = _connected(parts.hostname, port, timeout, allow_private)
    if parts.scheme == "https":
        connection.sock = ssl.create_default_context().wrap_socket(
            connection.sock, server_hostname=parts.hostname
        )
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection.putrequest("GET", target, skip_host=True, skip_accept_encoding=True)
    connection.putheader("Host", parts.netloc)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.putheader("Connection", "close")
    connection.endheaders()
    return connection.getresponse()


def _connected(host: str, port: int, timeout: float, allow_private: bool) -> socket.socket:
    found = [entry[4][0] for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    for address in found:
        if not allow_private and not is_public(str(address)):
            hint = "Give --allow-private if it is meant."
            raise FeedError(f"{host} is a private address, or one of this machine.", hint)
    trouble: OSError | None = None
    for address in found:
        try:
            return socket.create_connection((str(address), port), timeout)
        except OSError as fault:
            trouble = fault
    raise trouble or OSError(f"{host} has no address")


def is_public(text: str) -> bool:
    """Whether the address belongs to the public internet, also where it wraps another one."""
    address: Address = ipaddress.ip_address(text.partition("%")[0])
    inner = [address, *_inside(address)]
    return all(one.is_global and not one.is_multicast for one in inner)


def _inside(address: Address) -> list[Address]:
    """IPv4 addresses that an IPv6 address stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        return []
    found: list[Address | None] = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _TRANSLATED:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in found if one is not None]
