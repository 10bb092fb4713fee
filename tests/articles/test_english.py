"""The language test turns no English text away and names what is plainly something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.articles.english import language
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
    assert language(text) == name
    path = tmp_path / "a.txt"
    path.write_text("date 2024-01-01 " + text, encoding="utf-8")
    articles, problems = both(path)
    assert articles == []
    assert codes(problems) == ["W214"]
    assert name in problems[0].message
    articles, _ = both(path, english_only=False)
    assert [each.language for each in articles] == [name]


def test_english_passes_also_with_foreign_names_quotes_and_figures() -> None:
    assert language(PROSE) == "English"
    assert language(PROSE + " " + OTHERS["French"][:120]) == "English"
    names = "Kasturi Venkataraghavan, Nguyễn Thị Minh, Þórunn Sigurðardóttir and Wojciech Brzęczyszczykiewicz said so. "
    assert language(names * 3 + PROSE) == "English"


def test_short_texts_and_tables_are_left_open() -> None:
    for text in ("Le maire a dit non.", "1 2 3 " * 200, "", "Gol! " * 20, "\u202e" * 500, "Ålesund Tromsø Bodø " * 5):
        assert language(text) is None
