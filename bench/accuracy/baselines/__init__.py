"""What a user could pick instead of the tool, on the same units, thresholds chosen in its favour."""
