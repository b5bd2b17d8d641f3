"""Questions that go on from the one before: told apart from new topics, and made into edits of its query."""
