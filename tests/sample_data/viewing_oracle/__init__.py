"""The rules of viewing in plain Python, one event at a time, to hold the SQL of the pipeline against.

Written from the rules alone: integers of milliseconds and exact fractions, no SQL. `measure` is the door.
"""
