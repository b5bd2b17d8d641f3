"""Shares: of those that fit, of a part, within a group, of the first of all."""
