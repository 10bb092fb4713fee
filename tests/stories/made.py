"""Short invented articles about a few events."""

from __future__ import annotations

import datetime as dt

from checker.records import Article, Span

EVENTS = {
    "pier": (
        "Lindmere pier shut after beam cracks",
        "The old pier at Lindmere was shut on Monday after a diver found a cracked beam, Oda Fenwick said.",
        "Lindmere council shut its pier when divers saw that a beam had cracked. Oda Fenwick, the harbour master,"
        " told reporters that repairs would take until May.",
        "A cracked beam has closed the pier in Lindmere. Oda Fenwick said the harbour would stay open.",
    ),
    "strike": (
        "Tram drivers of Brennick walk out over rosters",
        "Tram drivers in Brennick walked out over new rosters, the union's Petra Halloran said.",
        "Commuters in Brennick were stranded as tram drivers struck. Petra Halloran of the union blamed rosters.",
        "The Brennick tram strike enters a second day; Petra Halloran said the rosters were unsafe for drivers.",
    ),
    "vaccine": (
        "Trial of malaria vaccine halves cases",
        "A malaria vaccine halved cases among children in a trial led by Dr Sefu Adomako at the Kintara institute.",
        "Malaria fell by half among vaccinated children, the Kintara institute said. Sefu Adomako led the trial.",
        "Sefu Adomako of the Kintara institute said the malaria vaccine had halved cases in the trial.",
    ),
}


def pile(*events: str, day: dt.date | None = dt.date(2024, 3, 4)) -> list[Article]:
    """Three articles of each of *events*, of three outlets."""
    out = []
    for event in events or EVENTS:
        title, *texts = EVENTS[event]
        for number, text in enumerate(texts):
            key = f"{event}-{number}"
            out.append(Article(key, f"Outlet {number}", text, Span(0, len(text)), "", title=title, published=day))
    return out
