"""What a question is split by: groups, classes, tables with two sides, values set against each other."""
