"""What restricts a question: values, bounds, states, what is missing, and how far each of them reaches."""
