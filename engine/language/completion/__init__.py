"""Completing a question while it is typed."""
