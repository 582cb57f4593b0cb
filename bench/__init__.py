"""Measurements of the tool, apart from it; nothing here is installed."""
