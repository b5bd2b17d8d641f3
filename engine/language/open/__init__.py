"""Words that leave open which number, classes or time is meant, with all that the model has for them."""
