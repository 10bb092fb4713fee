"""The learned judge of two texts: made here, used by ``checker/learned.py``."""
