"""Only a SELECT over what the model describes gets through."""
