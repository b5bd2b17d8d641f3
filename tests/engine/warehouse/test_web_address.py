"""Only machines on the public internet are called, whatever the name that leads to another."""

import socket
from typing import Any

import pytest

from engine.errors import SourceError
from engine.warehouse.web_address import WebAddress, connected, is_public, resolved, web_address


@pytest.mark.parametrize(
    ("url", "parts"),
    [
        ("https://example.org", ("https", "example.org", 443, "/")),
        ("http://example.org:8080/a/b?c=d#e", ("http", "example.org", 8080, "/a/b?c=d")),
        ("https://[2001:db8::1]/x", ("https", "2001:db8::1", 443, "/x")),
    ],
)
def test_the_parts_of_an_address(url: str, parts: tuple[str, str, int, str]) -> None:
    assert web_address(url) == WebAddress(*parts)


@pytest.mark.parametrize(
    "url",
    [
        "example.org",
        "ftp://example.org/",
        "file:///etc/passwd",
        "https:///path",
        "https://user:word@example.org/",
        "https://user@example.org/",
        "https://example.org:99999/",
        "https://example.org/a b",
        "https://example.org/\r\nX: y",
        "https://[::1",
        "",
    ],
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(SourceError):
        web_address(url)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::a9fe:a9fe",
    ],
)
def test_addresses_that_are_not_public(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8"])
def test_addresses_that_are_public(number: str) -> None:
    assert is_public(number)


def _leading_to(monkeypatch: pytest.MonkeyPatch, *numbers: str) -> None:
    def found(host: str, port: int, **options: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in numbers]

    monkeypatch.setattr(socket, "getaddrinfo", found)


def test_one_private_address_among_several_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    _leading_to(monkeypatch, "8.8.8.8", "127.0.0.1")
    address = web_address("https://example.org/")
    with pytest.raises(SourceError, match="not a public address"):
        resolved(address)
    assert resolved(address, allow_private=True) == ("8.8.8.8", "127.0.0.1")


def test_a_number_comes_back_to_connect_to(monkeypatch: pytest.MonkeyPatch) -> None:
    _leading_to(monkeypatch, "93.184.216.34")
    assert resolved(web_address("https://example.org/")) == ("93.184.216.34",)


@pytest.mark.parametrize(
    "url", ["http://127.1/", "http://2130706433/", "http://0x7f.1/", "http://localhost/"]
)
def test_other_ways_to_write_this_machine(url: str) -> None:
    with pytest.raises(SourceError):
        resolved(web_address(url))


def test_a_name_that_nobody_has() -> None:
    with pytest.raises(SourceError, match="no machine"):
        resolved(web_address("https://nobody.invalid/"))


def test_the_name_is_looked_up_once_and_the_next_address_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first of two addresses does not answer; the name would lead elsewhere the second time."""
    looked_up = []

    def found(host: str, port: int, **options: Any) -> list[Any]:
        looked_up.append(host)
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in ("8.8.8.8", "8.8.4.4")
        ]

    tried = []

    def connect(address: tuple[str, int], timeout: float) -> str:
        tried.append((*address, timeout))
        if address[0] == "8.8.8.8":
            raise OSError
        return "wire"

    monkeypatch.setattr(socket, "getaddrinfo", found)
    monkeypatch.setattr(socket, "create_connection", connect)
    connection = connected(web_address("http://example.org:8080/x"), 3.0)
    assert str(connection.sock) == "wire"
    assert (connection.host, connection.port) == ("example.org", 8080)
    assert (looked_up, tried) == (["example.org"], [("8.8.8.8", 8080, 3.0), ("8.8.4.4", 8080, 3.0)])
