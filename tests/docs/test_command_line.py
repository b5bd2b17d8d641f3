"""Every command and each of its options stands on the page of the command line, and no other option."""

import re
from pathlib import Path

import pytest

from app.cli import COMMANDS, main

PAGE = (Path(__file__).parents[2] / "docs" / "command_line.md").read_text("utf-8")
OPTION = re.compile(r"--[a-z][a-z-]*")


def usages() -> dict[str, str]:
    """How each command is called, by its name: the blocks that begin with it."""
    found: dict[str, str] = {}
    for block in re.findall(r"^```\n(parlance .*?)^```", PAGE, re.MULTILINE | re.DOTALL):
        for usage in re.split(r"^parlance ", block, flags=re.MULTILINE)[1:]:
            name = usage.split()[0]
            found[name] = found.get(name, "") + usage
    return found


@pytest.mark.parametrize("command", COMMANDS)
def test_options_are_those_of_the_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    offered = set(OPTION.findall(capsys.readouterr().out.partition("options:")[2])) - {"--help"}
    assert offered
    assert set(OPTION.findall(usages()[command])) == offered


def test_no_other_command_is_told() -> None:
    assert usages().keys() == COMMANDS.keys()
