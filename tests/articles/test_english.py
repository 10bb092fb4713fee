"""The language test turns no English text away and names what is plainly something else."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from checker.articles.english import Tongue, language
from tests.articles.helpers import PROSE, both, codes

OTHERS = {
    "French": """Le maire a déclaré lundi que le pont resterait fermé jusqu’à la fin du mois et que les habitants de la
        ville ne pourraient pas le traverser. Il a ajouté que la commune avait demandé un rapport sur les câbles du
        pont, et que ce rapport serait rendu public dans une semaine.""",
    "German": """Der Bürgermeister sagte am Montag, die Brücke werde bis zum Ende des Monats gesperrt bleiben und die
        Bewohner der Stadt könnten sie nicht überqueren. Er sagte auch, dass die Gemeinde einen Bericht über die Seile
        der Brücke verlangt habe und dass dieser in einer Woche öffentlich werde.""",
    "Spanish": """El alcalde dijo el lunes que el puente seguirá cerrado hasta el fin de mes y que los vecinos de la
        ciudad no podrán cruzarlo. También dijo que el ayuntamiento había pedido un informe sobre los cables del puente
        y que este se hará público en una semana, pero no antes.""",
    "Indonesian": """Wali kota mengatakan pada hari Senin bahwa jembatan itu akan tetap ditutup sampai akhir bulan dan
        warga kota tidak dapat melintasinya. Ia juga mengatakan bahwa pemerintah telah meminta laporan dari para ahli
        dan laporan itu akan diumumkan dalam satu minggu.""",
    "Cyrillic": "Мэр сказал в понедельник, что мост останется закрытым до конца месяца.",
    "Devanagari": """महापौर ने सोमवार को कहा कि पुल महीने के अंत तक बंद रहेगा और रिपोर्ट जारी होगी,
        ऐसा नगर परिषद ने भी कहा।""",
    "Chinese": """市长星期一表示大桥将关闭至月底居民无法通行市政府已要求提交报告
        并将在一周内公布报告的全部内容以及有关缆绳检查的结果""",
}


@pytest.mark.parametrize(("name", "text"), OTHERS.items())
def test_other_languages_are_named_and_skipped(name: str, text: str, tmp_path: Path) -> None:
    assert language(text).name == name
    path = tmp_path / "a.txt"
    path.write_text("date 2024-01-01 " + text, encoding="utf-8")
    articles, problems = both(path)
    assert articles == []
    assert codes(problems) == ["W214"]
    assert name in problems[0].message
    articles, _ = both(path, english_only=False)
    assert [each.language for each in articles] == [name]


def test_english_passes_also_with_foreign_names_quotes_and_figures() -> None:
    assert language(PROSE).name == "English"
    assert language(PROSE + " " + OTHERS["French"][:120]).name == "English"
    names = "Kasturi Venkataraghavan, Nguyễn Thị Minh, Þórunn Sigurðardóttir and Wojciech Brzęczyszczykiewicz said so. "
    assert language(names * 3 + PROSE).name == "English"


def test_short_texts_and_tables_are_left_open() -> None:
    for text in ("Le maire a dit non.", "1 2 3 " * 200, "", "Gol! " * 20, "\u202e" * 500, "Ålesund Tromsø Bodø " * 5):
        assert language(text).name is None


SHORT = [
    (name, text)
    for name, texts in yaml.safe_load((Path(__file__).parent / "languages/texts.yaml").read_text("utf-8")).items()
    for text in texts
]


@pytest.mark.parametrize(("name", "text"), SHORT)
def test_short_news_texts_of_sixteen_languages(name: str, text: str) -> None:
    assert language(text) == Tongue(name)


def test_the_declared_language_decides_what_the_text_leaves_open() -> None:
    names = "Ålesund, Tromsø, Bodø"
    assert language(names, "nb-NO") == Tongue("Norwegian")
    assert language(names, "en-GB") == Tongue("English")
    assert language(names, "x-klingon") == Tongue(None)
    assert language(PROSE, "nb-NO") == Tongue("English")
    assert language(OTHERS["German"], "en") == Tongue("German")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", '{"text": "Ålesund, Tromsø, Bodø.", "language": "nb-NO"}'),
        ("a.html", "<html lang='nb-NO'><body><p>Ålesund, Tromsø, Bodø.</p></body></html>"),
        ("a.md", "---\nlanguage: nb\n---\nÅlesund, Tromsø, Bodø."),
        ("a.eml", "From: a@b.example\nContent-Language: nb\n\nÅlesund, Tromsø, Bodø."),
    ],
)
def test_every_format_can_declare_it(name: str, content: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    articles, problems = both(path)
    assert articles == []
    assert "Norwegian" in next(p.message for p in problems if p.code == "W214")


def test_what_is_undecided_is_read_and_warned_of(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("date 2024-01-01 Tromsø Bodø Narvik ferry timetable Monday pier stop Vardø bus ferry", "utf-8")
    articles, problems = both(path)
    assert len(articles) == 1
    assert ("not certain" in " ".join(p.message for p in problems)) == (articles[0].language is None)
