"""What is listed or told by name: records, columns, things with a clause behind, facts of one thing."""
