"""Editing an answered query part by part: the same typed edits that follow-up questions make, and no text."""
