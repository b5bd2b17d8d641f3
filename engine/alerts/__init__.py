"""Alerts: rules of the model measured by the clock, their states kept, their changes told."""
