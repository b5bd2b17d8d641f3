"""Questions that are spoken: what may be said of a model, how it sounds, and what was most likely said."""
