"""Rows become an answer: a sentence, a chart, and how both were computed. Import from the submodules."""
