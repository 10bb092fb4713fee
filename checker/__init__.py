"""Compare attributed claims across news outlets: corroborated, unique or conflicting, with the evidence."""

__version__ = "0.1.0"
