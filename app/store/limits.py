"""How much is kept, and how long. What is over goes, the oldest first."""

from datetime import timedelta

TURNS = 100  # of a conversation
CONVERSATIONS = 50  # of a visitor over one model
LINKS = 500  # of a visitor over one model
OPINIONS = 10_000  # of a model
UNTOUCHED = timedelta(days=365)
"""A conversation in which nothing was asked for so long goes, and a link as old as that."""

TITLE, QUESTION, SENTENCE, QUERY, REMARK = 80, 2000, 1000, 20_000, 500
"""The most characters of each text. A longer query is not kept: its question is asked again."""
