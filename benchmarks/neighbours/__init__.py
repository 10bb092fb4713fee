"""Pairs of articles on one event out of the attribution training set, with the statements that both report."""
