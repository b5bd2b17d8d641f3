"""One chart rule a file, found by itself.

Each module has `ORDER`, its place among the rules, and `chart(finding) -> Chart | None`:
the first rule that gives a chart wins.
"""
