import pytest

from ingest.citing.names import Name, name_of


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Odile Ferrand", Name("Ferrand", "Odile")),
        ("Jean-Yves  Le Drian", Name("Le Drian", "Jean-Yves")),
        ("Charles de Gaulle", Name("de Gaulle", "Charles")),
        ("Ursula von der Leyen", Name("von der Leyen", "Ursula")),
        ("Bachar el-Assad", Name("el-Assad", "Bachar")),
        ("O. W. Holmes", Name("Holmes", "O. W.")),
        ("AFP", Name("AFP")),
        ("Agence France-Presse", Name("Agence France-Presse")),
        ("la rédaction", Name("la rédaction")),
        ("Radio France", Name("Radio France")),
        ("Le Fanal", Name("Le Fanal")),
        ("Barbara", Name("Barbara")),
        ("<script>alert(1)</script>", Name("<script>alert(1)</script>")),
    ],
)
def test_people_are_filed_by_family_name_and_others_as_they_stand(author, name):
    assert name_of(author, "Le Fanal") == name


def test_a_name_as_printed_and_as_filed():
    assert (Name("Ferrand", "Odile").whole, Name("Ferrand", "Odile").turned) == ("Odile Ferrand", "Ferrand, Odile")
    assert (Name("AFP").whole, Name("AFP").turned) == ("AFP", "AFP")
