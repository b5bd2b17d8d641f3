"""Cached text is made once, survives, and a broken cache only costs time."""

from pathlib import Path

import pytest

from engine.cache import cache_home, cached_text


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PARLANCE_HOME", str(tmp_path))
    return tmp_path


def _made(calls: list[str], text: str) -> str:
    calls.append(text)
    return text


def test_made_once_and_kept() -> None:
    calls: list[str] = []
    assert cached_text("key", lambda: _made(calls, "größe\r\n")) == "größe\r\n"
    assert cached_text("key", lambda: _made(calls, "other")) == "größe\r\n"
    assert cached_text("other key", lambda: _made(calls, "other")) == "other"
    assert calls == ["größe\r\n", "other"]


def test_lives_under_the_home_folder(home: Path) -> None:
    cached_text("key", lambda: "text")
    assert cache_home() == home / "cache"
    assert [path.suffix for path in cache_home().iterdir()] == [".txt"]


def test_unreadable_text_is_made_again() -> None:
    cached_text("key", lambda: "first")
    next(cache_home().iterdir()).write_bytes(b"\xff\xfe\xff")
    assert cached_text("key", lambda: "second") == "second"
    assert cached_text("key", lambda: "third") == "second"


def test_a_home_that_is_a_file_is_passed_over(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "file").write_text("")
    monkeypatch.setenv("PARLANCE_HOME", str(home / "file"))
    assert cached_text("key", lambda: "text") == "text"
    assert cached_text("key", lambda: "again") == "again"


def test_errors_of_making_are_the_callers() -> None:
    def broken() -> str:
        raise LookupError("no source")

    with pytest.raises(LookupError):
        cached_text("key", broken)
    assert cached_text("key", lambda: "text") == "text"


def test_without_a_home_the_user_cache_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PARLANCE_HOME")
    assert "parlance" in str(cache_home())
