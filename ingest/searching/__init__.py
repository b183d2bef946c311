"""Search that stays quick: which articles a query finds, in what order, and what they have in common.

Each room takes only from those named before it.

- An archive as arrays: ``arrays``, ``columns``, ``days``, ``remembering``, ``holdings``, ``rows``, ``loading``. Kept
  in a file beside it, and at hand while it changes: ``editions``, ``saving``, ``saved_articles``, ``shelf``,
  ``limits``, ``on_demand``.
- Where words stand, and which articles are asked for: ``excerpts``, ``exact``, ``postings``, ``saved_postings``,
  ``filters``, ``conditions``.
- The answer to a search for articles, and its address: ``facets``, ``ranking``, ``search``, ``tabs``, ``addresses``.
- The same among people, places and quotes: ``listing``, ``names``, ``name_search``, ``quotes``, ``quote_search``,
  ``saved_quotes``.
- What is shown of it: ``labels``, ``beginnings``, ``results``, ``listed``, ``values``, ``spelling``, ``hints``,
  ``pages``.
- How it is asked over the web, and in which forms it is sent: ``archives``, ``credits``, ``forms``, ``feeds``,
  ``answering``.
- What other pages count with the same arrays: ``keyness``, ``overview``, ``lately``, ``company``, ``series``,
  ``subjects``, ``comparing``.
"""
