"""A file that is made on a click is there when the browser asks for it, whatever others do meanwhile."""

from pathlib import PurePosixPath

import pytest
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from app.handing import Make, hold

NAME, MIME = "views.csv", "text/csv"
VIEWS = b"views\n447\n"


@pytest.fixture
def storage() -> MemoryMediaFileStorage:
    return MemoryMediaFileStorage("/media")


@pytest.fixture
def manager(storage: MemoryMediaFileStorage) -> MediaFileManager:
    return MediaFileManager(storage)


def clicked(manager: MediaFileManager, make: Make) -> str:
    """The file's name in the address that a browser is given."""
    button = manager.add_deferred(make, MIME, "button", file_name=NAME)
    return PurePosixPath(manager.execute_deferred(button)).name


def held_by(manager: MediaFileManager, content: bytes) -> Make:
    def made() -> bytes:
        hold(manager, content, NAME, MIME)
        return content

    return made


def others_run(manager: MediaFileManager, times: int) -> None:
    for _ in range(times):
        manager.remove_orphaned_files()


def test_a_file_is_there_after_others_have_run(
    manager: MediaFileManager, storage: MemoryMediaFileStorage
) -> None:
    address = clicked(manager, held_by(manager, VIEWS))
    others_run(manager, 5)
    file = storage.get_file(address)
    assert (file.content, file.mimetype, file.filename) == (VIEWS, MIME, NAME)


def test_streamlit_alone_would_have_lost_it(
    manager: MediaFileManager, storage: MemoryMediaFileStorage
) -> None:
    address = clicked(manager, lambda: VIEWS)
    others_run(manager, 2)
    with pytest.raises(MediaFileStorageError):
        storage.get_file(address)


def test_a_page_holds_one_file_a_name(manager: MediaFileManager, storage: MemoryMediaFileStorage) -> None:
    first, second = (clicked(manager, held_by(manager, content)) for content in (b"first", VIEWS))
    others_run(manager, 2)
    assert storage.get_file(second).content == VIEWS
    with pytest.raises(MediaFileStorageError):
        storage.get_file(first)
