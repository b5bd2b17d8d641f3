"""Answers are told without the heavy libraries: a command that ends at once must not wait for them."""

import subprocess
import sys

HEAVY = ("altair", "pandas", "pyarrow", "numpy", "streamlit")


def test_telling_an_answer_imports_nothing_heavy() -> None:
    code = (
        "import sys, engine.answers.telling, engine.answers.proof, engine.answers.records\n"
        "from engine.answers.choose import rules\n"
        "rules()\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
