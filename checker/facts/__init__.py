"""Stage 4: a content becomes facts: quantities, dates, names in their roles, polarity, modality."""
