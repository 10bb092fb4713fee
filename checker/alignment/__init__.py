"""Stage 5: claims of different articles become groups: candidate pairs, scores, grouping."""
