"""How a run is carried out: what earlier runs found out, kept in a store, so that no article is read twice."""
