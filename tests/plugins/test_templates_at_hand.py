import threading


async def test_no_reader_waits_for_a_template_to_be_compiled(archive):
    await archive.invoke_startup()
    for thread in threading.enumerate():
        if "_compile" in thread.name:
            thread.join()
    known = {name for _, name in archive.jinja_env.cache}
    assert known >= {"article_page.html", "search.html", "person_page.html", "default:table.html"}
