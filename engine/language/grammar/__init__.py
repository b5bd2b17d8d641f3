"""Composing phrases into one logical query. Each step folds some pieces into typed parts."""
