"""Bytes become a Document; YAML becomes treaties, countries, rules and kinds of law."""
