"""What is held against what: periods, values, claims of a rise, groups that moved, targets."""
