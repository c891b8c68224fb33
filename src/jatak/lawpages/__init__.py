"""The law as pages for people: what the packs say country by country, and what each rule asks; pure."""
