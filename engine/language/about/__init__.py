"""Questions about the model and its data, rather than for a number."""
