-- The archive. One file, read from top to bottom: what people open, what joins it, what it came from, what finds it.
-- Spans ("start", "end") count Unicode code points in texts.text, end excluded; substr(text, start + 1, "end" - start)
-- is the surface form. Dates are ISO 8601 text, as precise as the source. Counts are kept by the store.

pragma application_id = 0x47415a54;  -- "GAZT"
pragma user_version = 1;

-- 1. What people open first ------------------------------------------------------------------------------------------

create table outlets (
    id        integer primary key,
    name      text not null unique,
    slug      text not null unique,
    articles  integer not null default 0
);

create table articles (
    id          integer primary key autoincrement,
    title       text,
    published   text,
    outlet_id   integer references outlets (id),
    section     text,
    language    text,
    words       integer not null,          -- in the body, as search counts them
    people      integer not null,          -- different people named
    places      integer not null,
    quotes      integer not null,          -- pull quotes not counted
    url         text,
    image       text,
    modified    text,
    paywalled   integer check (paywalled in (0, 1)),
    standfirst  text,
    copy_of_id  integer references articles (id),   -- the head of its group, where it is a copy of another
    copies      integer not null default 0          -- of a head: how many
);

create table people (
    id           integer primary key,          -- the smallest number among the person's names
    name         text not null,
    slug         text not null unique,
    articles     integer not null default 0,
    mentions     integer not null default 0,
    quotes       integer not null default 0,   -- that the person speaks
    first_seen   text,                         -- publication date of the first dated article
    last_seen    text
);

create table places (
    id           integer primary key autoincrement,
    name         text not null,
    slug         text not null unique,
    kind         text,
    country      text,                         -- ISO 3166-1 alpha-2
    latitude     real,
    longitude    real,
    articles     integer not null default 0,
    mentions     integer not null default 0,
    quotes       integer not null default 0,   -- that name the place
    first_seen   text,
    last_seen    text,
    fingerprint  text not null unique          -- the gazetteer's key, or the folded name where no gazetteer knows it
);

create table quotes (
    id             integer primary key autoincrement,
    article_id     integer not null references articles (id),
    speaker_id     integer references people (id),
    speaker        text,                       -- as resolved, or as the text describes the source
    text           text not null,
    type           text not null check (type in ('direct', 'mixed', 'indirect', 'pullquote')),
    cue            text,
    evidence       text,
    confidence     real,                       -- how likely the speaker is right, 0 to 1
    start          integer not null,
    "end"          integer not null,
    speaker_start  integer,
    speaker_end    integer,
    repeats_id     integer references quotes (id)   -- the quote that a pull quote repeats
);

-- 2. What joins them -------------------------------------------------------------------------------------------------

create table authors (
    id        integer primary key,
    name      text not null unique,
    slug      text not null unique,
    articles  integer not null default 0
);

create table article_authors (
    author_id   integer not null references authors (id),
    article_id  integer not null references articles (id),
    position    integer not null,              -- in the byline, from 1
    primary key (author_id, article_id)
) without rowid;

create table article_people (
    person_id   integer not null references people (id),
    article_id  integer not null references articles (id),
    name        text not null,                 -- the fullest name in this article
    mentions    integer not null,
    quotes      integer not null,
    primary key (person_id, article_id)
) without rowid;

create table article_places (
    place_id    integer not null references places (id),
    article_id  integer not null references articles (id),
    name        text not null,
    mentions    integer not null,
    quotes      integer not null,
    primary key (place_id, article_id)
) without rowid;

create table roles (                           -- what articles say that people are
    id          integer primary key,
    person_id   integer not null references people (id),
    article_id  integer not null references articles (id),
    role        text not null,                 -- as printed
    field       text,                          -- politics, sport ... where the word tells it
    start       integer not null,
    "end"       integer not null,
    name_id     integer not null references names (id)
);

create table mentions (
    id          integer primary key,
    article_id  integer not null references articles (id),
    person_id   integer references people (id),
    place_id    integer references places (id),
    surface     text not null,
    start       integer not null,
    "end"       integer not null,
    name_id     integer references names (id), -- a person's name in this article, whoever bears it
    check ((person_id is null) <> (place_id is null))
);

create table aliases (                         -- every surface form under which somebody or somewhere was named
    id          integer primary key,
    person_id   integer references people (id),
    place_id    integer references places (id),
    name        text not null,
    mentions    integer not null,              -- under exactly this form
    articles    integer not null,              -- in which it is the fullest name
    check ((person_id is null) <> (place_id is null))
);
create unique index aliases_of_person on aliases (person_id, name) where person_id is not null;
create unique index aliases_of_place on aliases (place_id, name) where place_id is not null;

create table links (                           -- related articles, as the source announces them
    id          integer primary key,
    article_id  integer not null references articles (id),
    title       text not null,
    url         text,
    target_id   integer references articles (id)   -- where the archive holds that article
);

-- 3. Who is who: articles name names, names are filed under people ---------------------------------------------------

create table names (                           -- a name of people; its number leads to a person for ever: /people/NUMBER
    id           integer primary key autoincrement,
    fingerprint  text not null unique,         -- folded, no particles, sorted; a facet after " # " where people share it
    base_id      integer references names (id),    -- of a facet: the name itself
    person_id    integer not null references people (id),
    name         text not null,                -- as most articles print it
    articles     integer not null default 0,
    sound        text,                         -- of its last word: names are compared with those that end alike
    settled      integer not null default 0 check (settled in (0, 1))   -- 0: changed since who is who was last decided
);

create table namings (                         -- which article names which name, and under which it is filed
    article_id  integer not null references articles (id),
    name_id     integer not null references names (id),
    filed_id    integer not null references names (id),   -- itself, a facet of it, or the full name that it is short for
    name        text not null,                 -- the fullest form in this article
    mentions    integer not null,
    quotes      integer not null,
    primary key (article_id, name_id)
) without rowid;

create table pairs (                           -- names that may be one person's, and what was decided
    name_id   integer not null references names (id),
    other_id  integer not null references names (id),
    verdict   text not null check (verdict in ('same', 'different', 'undecided')),
    score     real not null,                   -- from 0, strangers, to 1
    evidence  text not null,
    articles  integer not null,                -- that the decision is about
    primary key (name_id, other_id)
) without rowid;

create table judgements (                      -- what a person decided, by names and articles: it outlives every ingest
    id        integer primary key,
    act       integer not null,                -- one command is one act
    made      text not null,                   -- UTC
    verdict   text not null check (verdict in ('same', 'different', 'apart')),
    name      text not null,                   -- a fingerprint
    other     text not null,                   -- another, or the facet under which `article` is to be filed
    article   text                             -- address, else path and key: whose naming stands apart
);

-- 4. What is the same: how copies of an article are found -----------------------------------------------------------

create table signatures (                      -- of bodies that are long enough to be compared
    article_id  integer primary key references articles (id),
    signature   blob not null,                 -- MinHash of its wording: see ingest/reprints.py
    settled     integer not null default 0 check (settled in (0, 1))   -- 0: its group has still to be decided
);

create table bands (                           -- parts of signatures: who shares one may be a copy
    band        integer not null,
    article_id  integer not null references articles (id),
    primary key (band, article_id)
) without rowid;

-- 5. What is withheld on request: recognised by keyed digests, never said --------------------------------------------

create table withholdings (                    -- decisions
    id      integer primary key autoincrement,
    made    text not null,                     -- UTC
    kind    text not null check (kind in ('article', 'person', 'passage')),
    reason  text not null,
    lifted  text                               -- UTC; null while it is in force
);

create table traces (                          -- by which what is withheld is recognised: see ingest/withheld.py
    withholding_id  integer not null references withholdings (id),
    kind            text not null,
    words           integer not null,          -- how long it is
    digest          blob not null,
    primary key (withholding_id, kind, digest)
) without rowid;

create table redactions (                      -- which articles, or versions of them, a decision took something out of
    withholding_id  integer not null references withholdings (id),
    article_id      integer not null references articles (id),
    primary key (article_id, withholding_id)
) without rowid;

-- 6. The text and where it came from ---------------------------------------------------------------------------------

create table texts (
    article_id  integer primary key references articles (id),
    text        text not null,
    layout      text not null,                 -- JSON [[kind, start, end], ...] in order: title, paragraph, subhead ...
    run_id      integer not null references runs (id),   -- in which this text was first read
    digest      blob not null,                 -- of everything the source says of the article
    identity    blob not null unique           -- of its address, else the digest: the same article twice is once
);

create table versions (                        -- other texts of articles: of before, and of further records of an address
    id          integer primary key autoincrement,
    article_id  integer not null references articles (id),
    run_id      integer not null references runs (id),   -- in which it was first read
    words       integer not null,              -- in the body; 0: no more than a title and a summary
    digest      blob not null,                 -- as in texts
    text        text not null,
    layout      text not null,
    fields      text not null                  -- JSON: what else the source said of the article
);

create table runs (
    id         integer primary key,
    started    text not null,                  -- UTC
    finished   text,                           -- null while a run goes on, or when it was stopped
    gazette    text not null,                  -- version
    sources    text not null,                  -- JSON list, as the person named them
    added      integer not null default 0,
    updated    integer not null default 0,
    unchanged  integer not null default 0,
    removed    integer not null default 0,
    refused    integer not null default 0,     -- articles or files that could not be read
    passed_over integer not null default 0,
    withheld   integer not null default 0      -- records kept out, or taken something out of, on request
);

create table sources (
    id      integer primary key,
    path    text not null unique,              -- from the archive's folder, or "-" for standard input
    reader  text not null,
    digest  blob,                              -- of the whole of it and of its sidecars; null until it was read to its end
    refused integer not null default 0,        -- records of it that could not be read
    passed_over integer not null default 0,    -- what in it was not meant to be an article
    kept    integer not null default 0,        -- articles that it no longer holds, kept until they are pruned
    run_id  integer not null references runs (id)
);

create table feeds (                           -- what `gazette follow` fetches again when it is told no address
    address  text primary key,
    pages    integer not null check (pages in (0, 1)),   -- 1: the pages that it announces, not its own summaries
    added    text not null                     -- UTC
) without rowid;

create table visits (                          -- when an address was last asked for, and what to say when it is asked again
    address     text primary key,
    fetched     text,                          -- UTC; null until it has once answered
    etag        text,
    modified    text,                          -- as the site gave it
    failures    integer not null default 0,    -- since it last answered
    not_before  text                           -- UTC: as the site asked, or ever later while it gives nothing
) without rowid;

create table origins (                         -- which record of which source an article is; more than one when repeated
    source_id   integer not null references sources (id),
    record      text not null,                 -- the record's own key, "" where a source holds one article
    place       text not null,                 -- where it lay when it was read ("line 12"), "" where a source holds one
    reader      text not null,
    version     integer not null,              -- of the reader
    run_id      integer not null references runs (id),   -- that read it last
    raw         blob not null,                 -- digest of the record alone: BLAKE2b, 16 bytes
    digest      blob not null,                 -- of that and of how it was read: what has not changed is not read again
    finding_id  integer references findings (id),
    version_id  integer references versions (id),        -- the text that it holds; null: the article's own
    article_id  integer not null references articles (id),
    primary key (source_id, record)
) without rowid;

create table findings (                        -- how fields were found; records that were read alike share a row
    id     integer primary key,                -- made of a digest of `found`
    found  text not null                       -- JSON [[field, where, confidence, value, if another was believed], ...]
);

create table refusals (
    id       integer primary key,
    run_id   integer not null references runs (id),
    path     text not null,
    record   text not null,                    -- where in the source ("line 12"), "" for the whole of it
    reason   text not null,
    message  text not null,
    passed_over integer not null check (passed_over in (0, 1))   -- 1: never meant to be an article
);
create index refusals_of_path on refusals (path);

create table state (                           -- what the store has to remember about itself
    name   text primary key,
    value  text not null
) without rowid;

-- 7. Views: a question that two pages ask ----------------------------------------------------------------------------

create view bodies as
select
    texts.article_id,
    (select group_concat(substr(texts.text, json_extract(block.value, '$[1]') + 1,
                                json_extract(block.value, '$[2]') - json_extract(block.value, '$[1]')),
                         char(10) || char(10))
       from json_each(texts.layout) as block
      where json_extract(block.value, '$[0]') in ('paragraph', 'subhead')) as body
from texts;

create view provenance as                      -- what each record of an article tells, and where it was found
select
    origins.article_id, origins.version_id, origins.source_id, origins.record,
    json_extract(found.value, '$[0]') as field,
    json_extract(found.value, '$[1]') as "where",
    json_extract(found.value, '$[2]') as confidence,
    json_extract(found.value, '$[3]') as value
from origins
join findings on findings.id = origins.finding_id, json_each(findings.found) as found;

create view quotes_in_context as
select
    quotes.id, quotes.text, quotes.type, quotes.speaker, quotes.speaker_id, quotes.cue, quotes.evidence,
    articles.published, articles.title, quotes.article_id, outlets.name as outlet, articles.section, articles.language
from quotes
join articles on articles.id = quotes.article_id
left join outlets on outlets.id = articles.outlet_id;

create view undecided as                       -- names that may be one person's and wait for a judgement, both ways round
with unjudged as not materialized (            -- so that of one person only their names are looked at
    select
        pairs.*, short.person_id as short_person, short.name as short_name,
        long.person_id as long_person, long.name as long_name
    from pairs
    join names as short on short.id = pairs.name_id
    join names as long on long.id = pairs.other_id
    where pairs.verdict = 'undecided'
      and short.person_id <> long.person_id
      and not exists (
          select 1 from judgements
          where judgements.name in (short.fingerprint, long.fingerprint)
            and judgements.other in (short.fingerprint, long.fingerprint)
      )
)
select
    articles, score, evidence, short_person as person_id, short_name as name,
    long_person as other_id, long_name as other_name, 1 as shorter_first
from unjudged
union all
select articles, score, evidence, long_person, long_name, short_person, short_name, 0 from unjudged;

-- 8. Full text. Each index holds no copy of the text: it is fed by ingest.analysis with folded, stemmed words, and the
--    comment is how Datasette learns which table an index belongs to.

create virtual table articles_fts using fts5 (
    title, standfirst, body, content="" /* content="articles" */, tokenize="unicode61 remove_diacritics 0 tokenchars '='");
create virtual table people_fts using fts5 (
    name, aliases, content="" /* content="people" */, tokenize="unicode61 remove_diacritics 0 tokenchars '='");
create virtual table places_fts using fts5 (
    name, aliases, content="" /* content="places" */, tokenize="unicode61 remove_diacritics 0 tokenchars '='");
create virtual table quotes_fts using fts5 (
    text, speaker, content="" /* content="quotes" */, tokenize="unicode61 remove_diacritics 0 tokenchars '='");
