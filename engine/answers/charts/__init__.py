"""One chart rule a file, found by itself.

Each module has `ORDER`, its place among the rules, and `fits(finding)`, which yields the charts that suit
the answer: the first that is chosen wins, the others are offered.
"""
