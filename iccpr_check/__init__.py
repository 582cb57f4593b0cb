"""iccpr-check: reads a draft law beside the International Covenant on Civil and Political Rights."""

__version__ = "0.1.0"
