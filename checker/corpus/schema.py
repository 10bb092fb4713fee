"""The tables of a corpus, as Arrow schemas; ``docs/scale.md`` says what each column means.

Every table is partitioned by ``published``: the day of the article, for a story that of its first article, as
YYYY-MM-DD, or ``undated``. ``json`` columns hold the same objects as the JSON of `extract` and `check`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyarrow as pa

Row = tuple[str, str, dict[str, Any]]
"""(table, published, columns)."""
UNDATED = "undated"
_TEXT, _TEXTS, _COUNT = pa.string(), pa.list_(pa.string()), pa.int64()
_PLACED = (("story", _TEXT), ("json", _TEXT))

TABLES: dict[str, pa.Schema] = {
    name: pa.schema(columns)
    for name, columns in {
        "articles": [
            *((field, _TEXT) for field in ("id", "outlet", "title", "url", "path", "sha256", "author", "agency")),
            ("line", _COUNT),
        ],
        "stories": [("id", _TEXT), ("title", _TEXT), ("articles", _TEXTS)],
        "claims": [
            *((field, _TEXT) for field in ("id", "article", "outlet", "kind", "text", "speaker", "speaker_name")),
            *((field, _TEXT) for field in ("within", "rule", "stance", "commitment", "type")),
            ("negated", pa.bool_()),
            ("confidence", pa.float64()),
            ("line", _COUNT),
            ("column", _COUNT),
            *_PLACED,
        ],
        "speakers": [
            *((field, _TEXT) for field in ("id", "name", "type", "body", "leads", "external", "article", "story")),
            ("names", _TEXTS),
        ],
        "groups": [
            *((field, _TEXT) for field in ("id", "verdict", "speakers", "fingerprint")),
            *((field, _TEXTS) for field in ("claims", "stated_by", "notes")),
            ("origins", _COUNT),
            *_PLACED,
        ],
        "evidence": [
            ("group", _TEXT),
            ("number", _COUNT),
            *((field, _TEXT) for field in ("rule", "kind", "relation", "level", "message", "fingerprint")),
            *((field, _TEXT) for field in ("left_claim", "left_text", "right_claim", "right_text")),
            ("open", pa.bool_()),
            ("chance", pa.float64()),
            *_PLACED,
        ],
        "problems": [
            *((field, _TEXT) for field in ("code", "severity", "message", "path", "hint", "article", "story")),
            ("line", _COUNT),
            ("column", _COUNT),
        ],
    }.items()
}
"""Name -> columns, without ``published``."""

ROWS = pa.schema(
    [("table", _TEXT), ("published", _TEXT), *((name, pa.struct(list(schema))) for name, schema in TABLES.items())]
)
"""Rows of all tables in one stream: the columns of each table as a struct, null but for that of ``table``."""
PILE = pa.schema([("key", _TEXT), ("id", _TEXT), ("article", pa.binary())])
"""Articles as they were read from the input; ``key`` is the digest of all that decides what is read of one."""
READ = pa.schema([("key", _TEXT), ("part", pa.binary()), ("failed", pa.bool_())])
"""What was read of articles; ``failed`` where that went wrong, so that the next run tries again."""


def batch(rows: Iterable[Row]) -> pa.RecordBatch:
    """*rows* as one batch of :data:`ROWS`."""
    values = [{"table": table, "published": published, table: columns} for table, published, columns in rows]
    return pa.RecordBatch.from_pylist(values, schema=ROWS)
