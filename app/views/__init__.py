"""The screens: a view a file."""
