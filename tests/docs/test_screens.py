"""Each page and state of the app has its pictures in the docs, and each picture there belongs to one."""

from tests.e2e import pictures


def test_the_page_of_the_screens_is_written_by_the_command() -> None:
    assert pictures.PAGE.read_text("utf-8") == pictures.page_text()


def test_each_page_and_state_has_its_pictures_and_no_other_is_kept() -> None:
    scenes = [scene for _, shown in pictures.sections() for scene in shown]
    names = [pictures.picture_of(scene, look) for scene in scenes for look, _, _ in pictures.LOOKS]
    assert len(set(names)) == len(names)
    assert sorted(names) == sorted(file.name for file in pictures.FOLDER.iterdir())


def test_the_pictures_are_small() -> None:
    assert sum(file.stat().st_size for file in pictures.FOLDER.iterdir()) < 2_000_000
