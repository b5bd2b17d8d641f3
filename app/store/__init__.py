"""What the app keeps: conversations, links to answers, opinions of them. Never rows of anybody's data."""
