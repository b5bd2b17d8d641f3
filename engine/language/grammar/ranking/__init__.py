"""What is ordered, and how much of it is shown: top and bottom, places, superlatives, first and last."""
