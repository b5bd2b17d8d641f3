"""What is counted: rows, things, those who did something, and how often."""
