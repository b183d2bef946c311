"""References of every shape."""

from ingest.citing.names import Name
from ingest.citing.references import Reference

FULL = Reference(
    12,
    "https://archive.example/archive/articles/12",
    "Grève : « 50 % & plus » au port_nord #1",
    (Name("Ferrand", "Odile"), Name("Le Goazre", "Jean"), Name("AFP")),
    "2017-03-13T08:30",
    "Le Fanal",
    "Économie",
    "fr",
    "https://fanal.example/a_b?x=1&y={2}",
    "Après six jours, un accord.",
)
BARE = Reference(4, "https://archive.example/archive/articles/4")
ODD = Reference(5, "https://archive.example/archive/articles/5", r"Le {prix} \emph{fou} ~ 3 $ ^ 2", (), "2017-03")
