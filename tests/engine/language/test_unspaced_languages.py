"""Chinese and Japanese: what is cut and read, what is not, and what other languages pay for it."""

import pytest

from engine import Parlance
from engine.language import detect, readers
from engine.language.pack import Pack, load_pack
from engine.language.readers import Readers


def sentence(text: str, parlance: Parlance) -> str:
    answer = parlance.ask(text)
    return answer.interpretation if answer.status == "answer" else answer.status


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("播放量超过1000的国家", "zh"),
        ("会话", "zh"),
        ("総再生時間", "ja"),  # no kana: only Japanese knows all of it
        ("失敗率", "ja"),
        ("再生回数の推移", "ja"),
        ("出力FPS", "ja"),
        ("《Harbor of Salt》的观看时长", "zh"),
        ("Harbor of Salt的观看时长", "zh"),
        ("各pipeline的网络需求", "zh"),
        ("views in 日本", "en"),  # a name in another script
        ('views of "日本の歴史" by country', "en"),
        ("йцукен 漢字 φσδ", "en"),
    ],
)
def test_the_language_of_a_question(text: str, language: str, parlance: Parlance) -> None:
    assert parlance.session.readers.for_question(text).pack.language == language


def test_questions_in_other_languages_do_not_load_them(
    parlance: Parlance, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: set[str] = set()

    def load(language: str = "en") -> Pack:
        loaded.add(language)
        return load_pack(language)

    monkeypatch.setattr(detect, "load_pack", load)
    monkeypatch.setattr(readers, "load_pack", load)
    session = parlance.session
    found = Readers(session.catalog, session.readers.stored)
    for text in ("views by country", "vues par pays", "Aufrufe nach Land"):
        found.for_question(text)
    assert {"en", "fr", "de"} <= loaded
    assert not loaded & {"zh", "ja"}
    found.for_question("播放量")
    assert "zh" in loaded


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("播放量超过1000的国家", "观看次数 按 国家 其中 观看次数 超过 1000"),
        ("播放量在50到70之间的视频", "观看次数 按 视频标题 其中 观看次数 介于 50 和 70"),
        ("除了德国以外的播放量", '观看次数 其中 国家 不是 "德国"'),
        ("德国以外的播放量", '观看次数 其中 国家 不是 "德国"'),
        ("国家的数量", "不同 国家"),
        ("前两个月的播放量", "观看次数 过去 2 个月"),  # not the top two
        ("两个月前的播放量", "观看次数 2 个月 前"),
        ("2026年第一季度按设备的完播率", "完播率 按 设备 2026年第1季度"),
        ("过去三个月每周的观看时长", "观看时长 按 周 过去 3 个月"),
        ("再生回数が1000回以上の国", "視聴回数 国 別 うち 視聴回数 1000 以上"),
        ("最も再生回数が多い国", "視聴回数 国 別 上位 1 基準: 視聴回数"),
        ("ドイツを除く国別の視聴回数", '視聴回数 国 別 うち 国 が "ドイツ" 以外'),
        ("国はいくつありますか", "ユニーク 国"),
        ("国あたりの視聴回数", "視聴回数 国 別"),
        ("先月の視聴回数を前年同期と比較", "視聴回数 先月 前年同期 と比較"),
        ("2026年第1四半期のデバイス別の視聴完了率", "視聴完了率 デバイス 別 2026年第1四半期"),
    ],
)
def test_what_is_understood_and_reads_back(text: str, meant: str, parlance: Parlance) -> None:
    assert sentence(text, parlance) == meant
    assert parlance.ask(meant).query == parlance.ask(text).query


@pytest.mark.parametrize(
    "text",
    [
        "中国的播放量",  # not listed: neither "in" nor "country"
        "中国の視聴回数",
        "アイスランドの視聴回数",  # Iceland is no typing error for Ireland
        "内部用户的播放量",
        "有用的视频的播放量",
        "人均费用",  # per head is no average
        "日本人の視聴回数",
        "社内の視聴回数",
        "再生回数が多い国",  # many, not most
        "再生回数が1000を超える国はいくつ",  # how many of a list, not the list
        "播放量超过1000的国家数量",
        "視聴者あたりの視聴回数",  # one number per another
        "德国之后的播放量",
        "第一周的播放量",  # the first week is no first place
        "3月以前的播放量",  # no three months ago
        "2026年前的播放量",
        "3月前の視聴回数",
        "不看电视的用户数",  # who does not watch TV is not who watches something else
        "視聴回数が1000を超えるか完了率が40%未満の国",  # two numbers, one or the other
        "上个月德国没有的播放量",
        "播放量不错的国家",
    ],
)
def test_what_is_not_understood_is_not_guessed(text: str, parlance: Parlance) -> None:
    assert sentence(text, parlance) == "refuse"
