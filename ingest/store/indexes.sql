-- Made after the first load, when it is cheapest; kept up by SQLite from then on.

create index if not exists articles_by_published on articles (published, id);
create index if not exists articles_by_outlet on articles (outlet_id, published);
create index if not exists articles_by_section on articles (section);
create index if not exists articles_by_language on articles (language);
create index if not exists articles_by_url on articles (url);
create index if not exists people_by_articles on people (articles);
create index if not exists people_by_quotes on people (quotes);
create index if not exists places_by_articles on places (articles);
create index if not exists places_by_quotes on places (quotes);
create index if not exists places_by_country on places (country, kind);
create index if not exists quotes_of_article on quotes (article_id, start);
create index if not exists quotes_of_speaker on quotes (speaker_id);
create index if not exists quotes_by_type on quotes (type);
create index if not exists quotes_repeated on quotes (repeats_id) where repeats_id is not null;
create index if not exists article_authors_of_article on article_authors (article_id);
create index if not exists article_people_of_article on article_people (article_id);
create index if not exists article_places_of_article on article_places (article_id);
create index if not exists mentions_of_article on mentions (article_id, start);
create index if not exists mentions_of_person on mentions (person_id) where person_id is not null;
create index if not exists mentions_of_place on mentions (place_id) where place_id is not null;
create index if not exists links_of_article on links (article_id);
create index if not exists links_by_title on links (title);
create index if not exists links_by_url on links (url) where url is not null;
create index if not exists links_to_article on links (target_id) where target_id is not null;
create index if not exists origins_of_article on origins (article_id);
