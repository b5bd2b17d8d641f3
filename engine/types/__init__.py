"""The values that stages hand to each other. Import from the submodules."""
