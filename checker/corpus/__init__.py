"""A corpus as Parquet: the claims, stories and verdicts of `check`, on one machine or on a Spark cluster.

Two pure functions make every row (:mod:`checker.corpus.rows`): one from what was read of an article, one from what was
read of a story's articles. The engines (:mod:`~checker.corpus.local`, :mod:`~checker.corpus.spark`) only carry them.
"""
