"""What a document says of the law: sources that a reader can follow."""

from jatak.retention.answers.telling.laws import cites_of, listed


def source(cite, where="https://eur-lex.europa.eu/eli/reg/2016/679/oj"):
    return {"cite": cite, "source": where, "status": "read"}


def test_what_nobody_looked_up_is_no_source_and_takes_no_place():
    whole = {"sources": [source("not researched", "memory"), source("art. 7"), source("art. 6"), source("art. 4")]}
    assert [cite for cite, _ in cites_of(whole)] == ["art. 7", "art. 6"]
    unknown = {"sources": [source("not researched: news of a price counts as marketing", "memory")]}
    assert listed(cites_of(unknown)) == []
