TRACES = (
    "insert into withholdings (id, made, kind, reason) values (1, '2026-03-02', 'person', 'asked for')",
    "insert into traces (withholding_id, kind, words, digest) values (1, 'name', 2, x'0102')",
    "insert or replace into state (name, value) values ('withholding key', 'secret')",
)


async def rows(archive, sql):
    answer = await archive.client.get("/archive.json", params={"sql": sql, "_shape": "arrays"})
    assert answer.status_code == 200
    return answer.json()["rows"]


async def test_queries_do_not_read_by_what_the_withheld_is_recognised(changed):
    archive = changed(*TRACES)
    assert await rows(archive, "select withholding_id, kind, words, digest from traces") == [[1, "name", 2, None]]
    assert await rows(archive, "select count(*) from traces where digest = x'0102'") == [[0]]
    assert await rows(archive, "select value from state where name = 'withholding key'") == [[None]]
    assert await rows(archive, "select hex(t.digest) from (select * from traces) as t") == [[""]]


async def test_the_tables_themselves_are_still_there_to_look_at(changed):
    page = await changed(*TRACES).client.get("/archive/traces")
    assert page.status_code == 200
    assert "asked for" in (await changed(*TRACES).client.get("/archive/withholdings")).text
