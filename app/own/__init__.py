"""Data that a visitor brings: files read into a database of their own, asked about, and deleted again."""
