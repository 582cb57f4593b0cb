"""iccpr-check: reads a draft law beside the International Covenant on Civil and Political Rights."""

__version__ = "0.1.0"

SELDOM = (100_000, 20, 20)
"""How seldom Python looks for rubbish: rules and reports are many objects, and they stay."""
