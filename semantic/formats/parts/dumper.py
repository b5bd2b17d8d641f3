"""YAML as all formats write it."""

from __future__ import annotations

import yaml


class Dumper(yaml.SafeDumper):
    """Writes equal parts out each time, and what does not print in escapes."""

    def ignore_aliases(self, data: object) -> bool:
        return True

    def represent_text(self, text: str) -> yaml.ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:str", text, None if text.isprintable() else '"')


Dumper.add_representer(str, Dumper.represent_text)
