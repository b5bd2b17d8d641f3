"""What every stretch of a question may mean: words of the model, of its values and of the language."""
