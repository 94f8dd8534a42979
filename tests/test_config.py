"""The configuration file: its defaults, its mistakes, and the file that `tablero config` prints."""

import re
import subprocess
import sys
import tomllib
import zoneinfo
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from tablero.config import Cadence, Config, load_config, templates
from tablero.config.habits import load_habits
from tablero.config.plain import read_plainly
from tablero.config.printing import as_toml
from tablero.config.rules import COLOURS, is_zone
from tablero.config.templates import OwnTemplate
from tablero.domain.due import Cadences
from tablero.domain.templates import PLACEHOLDERS
from tablero.domain.text import clean_text
from tablero.domain.words import Channel, Intent, Stage
from tablero.errors import ConfigError
from tablero.present.errors import CONFIG
from tablero.services.templates import starters

LETTERS = st.characters(exclude_categories=["Cs"])
TEXTS = st.text(LETTERS, min_size=1).filter(str.strip)
KEYS = st.text(LETTERS, min_size=1).filter(lambda keys: all(k.strip() for k in keys.split(",")))
DAYS = st.integers(1, 365)
SEEN_TEXTS = TEXTS.filter(clean_text)
TEMPLATES = st.builds(
    OwnTemplate,
    name=SEEN_TEXTS,
    language=st.sampled_from([None, "en", "es"]),
    stage=st.none() | st.sampled_from(Stage),
    channel=st.none() | st.sampled_from(Channel),
    intent=st.sampled_from(Intent),
    text=SEEN_TEXTS,
)
CONFIGS = st.builds(
    Config,
    language=st.sampled_from([None, "en", "es"]),
    time_zone=st.sampled_from([None, "Europe/Madrid", "America/Mexico_City"]),
    theme=TEXTS,
    colour=st.sampled_from(COLOURS),
    cadence=st.builds(
        Cadence, DAYS, DAYS, DAYS, DAYS, st.dictionaries(st.text(LETTERS), DAYS, max_size=4)
    ),
    keys=st.dictionaries(st.text(LETTERS), KEYS, max_size=4),
    templates=st.lists(TEMPLATES, max_size=3).map(tuple),
)
PARTS = st.sampled_from(
    [
        *('"es"', '"fr"', "7", "0", "true", "7.0", '"n,a"', '" "', '"full"', '"referred"', "[]"),
        *("{}", "{ a = 7 }", "{ a = 0 }", '{ a = "n" }', '{ tags = { "#A" = 7 } }'),
        *("{ referred = 7 }", "{ referred = true }", "{ referred = 7.0 }", '"Europe/Madrid"'),
        *(
            '[{ name = "a", text = "b" }]',
            '[{ name = "a" }]',
            '[{ name = "a", text = "b", x = 1 }]',
        ),
        *('[{ name = "a", text = "b", stage = "referred" }]', "[3]", "2026-11-23"),
        '[{ name = "a", text = "b", channel = "pigeon" }]',
    ]
)
"""Values that fit one key and do not fit another."""

ONE_TEMPLATE = '[[templates]]\nname = "coffee"\ntext = "Hi"\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the file would be."""
    return tmp_path / "config.toml"


def mistake(file: Path, text: str) -> tuple[object, object]:
    """The key and the detail of the error that `text` is refused with."""
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_config(file)
    assert caught.value.data["path"] == file
    return caught.value.data["key"], caught.value.data["detail"]


def test_no_file_gives_the_defaults(file: Path) -> None:
    assert load_config(file) == Config()


def test_an_empty_file_gives_the_defaults(file: Path) -> None:
    file.touch()
    assert load_config(file) == Config()


def test_the_default_cadences_are_those_of_the_rules() -> None:
    ours, rules = Cadence(), Cadences()
    assert [ours.of(stage) for stage in Stage] == [rules.of(stage) for stage in Stage]


def test_what_is_written_is_read(file: Path) -> None:
    file.write_text(
        'language = "es"\ntime_zone = "Europe/Madrid"\n'
        '[cadence]\nreferred = 2\n[keys]\nadd = "n,a"\n',
        encoding="utf-8",
    )
    assert load_config(file) == Config(
        language="es", time_zone="Europe/Madrid", cadence=Cadence(referred=2), keys={"add": "n,a"}
    )


def test_a_byte_order_mark_does_no_harm(file: Path) -> None:
    file.write_bytes(b'\xef\xbb\xbftheme = "dusk"\n')
    assert load_config(file).theme == "dusk"


@pytest.mark.parametrize(
    ("text", "key", "detail"),
    [
        ("colours = 3", "colours", "unknown"),
        ("[cadence]\nlost = 3", "cadence.lost", "unknown"),
        ("language = 3", "language", "string_type"),
        ('language = "fr"', "language", "language"),
        ('time_zone = "Europe/Atlantis"', "time_zone", "zone"),
        ('time_zone = "../../etc/passwd"', "time_zone", "zone"),
        ('theme = " "', "theme", "empty"),
        ('colour = "blue"', "colour", "colour"),
        ("cadence = 3", "cadence", "dataclass_type"),
        ('[cadence]\nreferred = "3"', "cadence.referred", "int_type"),
        ("[cadence]\nreferred = true", "cadence.referred", "int_type"),
        ("[cadence]\nreferred = 3.0", "cadence.referred", "int_type"),
        ("[cadence]\nreferred = 0", "cadence.referred", "range"),
        ("[cadence]\nreferred = 366", "cadence.referred", "range"),
        ("[keys]\nadd = 1", "keys.add", "string_type"),
        ('[keys]\nadd = "n,,a"', "keys.add", "keys"),
        ("keys = 2026-11-23", "keys", "dict_type"),
        ("[cadence]\ntags = 3", "cadence.tags", "dict_type"),
        ("[cadence.tags]\nfintech = 0", "cadence.tags.fintech", "range"),
        ('[cadence.tags]\n"a b" = "3"', "cadence.tags.a b", "int_type"),
        ("templates = 3", "templates", "tuple_type"),
        ('[templates]\nname = "coffee"\ntext = "Hi"', "templates", "tuple_type"),
        ("templates = [3]", "templates.1", "dataclass_type"),
        ('[[templates]]\ntext = "Hi"', "templates.1.name", "missing"),
        ('[[templates]]\nname = "coffee"', "templates.1.text", "missing"),
        ('[[templates]]\nname = " "\ntext = "Hi"', "templates.1.name", "empty"),
        ('[[templates]]\nname = "coffee"\ntext = "\\u001b[1m"', "templates.1.text", "empty"),
        (f'{ONE_TEMPLATE}language = "fr"', "templates.1.language", "language"),
        (f'{ONE_TEMPLATE}stage = "lost"', "templates.1.stage", "stage"),
        (f"{ONE_TEMPLATE}stage = 3", "templates.1.stage", "stage"),
        (f'{ONE_TEMPLATE}channel = "pigeon"', "templates.1.channel", "channel"),
        (f'{ONE_TEMPLATE}{ONE_TEMPLATE}intent = "sell"', "templates.2.intent", "intent"),
        (f'{ONE_TEMPLATE}subject = "Hi"', "templates.1.subject", "unknown"),
    ],
)
def test_a_mistake_is_named_by_its_key_and_a_word(
    file: Path, text: str, key: str, detail: str
) -> None:
    assert mistake(file, text) == (key, detail)
    assert detail in CONFIG


def test_a_template_needs_a_name_and_a_text_only(file: Path) -> None:
    file.write_text(ONE_TEMPLATE, encoding="utf-8")
    assert load_config(file).templates == (OwnTemplate(name="coffee", text="Hi"),)


def test_a_template_is_read_in_the_words_of_the_board(file: Path) -> None:
    chosen = 'language = "es"\nstage = "referred"\nchannel = "email"\nintent = "ask"\n'
    file.write_text(f"{ONE_TEMPLATE}{chosen}", encoding="utf-8")
    (template,) = load_config(file).templates
    assert (template.language, template.intent) == ("es", Intent.ASK)
    assert (template.stage, template.channel) == (Stage.REFERRED, Channel.EMAIL)


def test_a_template_of_several_lines_is_printed_as_it_will_be_read() -> None:
    template = OwnTemplate(name="coffee", text='Hi {first_name},\n\nthis is "it".')
    printed = as_toml(Config(templates=(template,)))
    assert 'text = """\nHi {first_name},\n\nthis is \\"it\\"."""\n' in printed


def test_what_a_template_hides_is_not_kept(file: Path) -> None:
    hostile = (
        '[[templates]]\nname = "a\\nb\\u001b[1m"\ntext = "c\\u202e\\n{me}\\u001b]0;x\\u0007"\n'
    )
    file.write_text(hostile, encoding="utf-8")
    (template,) = load_config(file).templates
    assert (template.name, template.text) == ("a b", "c\n{me}")


def test_a_tag_is_known_however_it_is_written(file: Path) -> None:
    file.write_text('[cadence.tags]\n"Energía  Solar" = 3\nFinTech = 10\n', encoding="utf-8")
    assert load_config(file).cadence.tags == {"energia solar": 3, "fintech": 10}


def test_a_tag_may_be_written_as_on_the_board(file: Path) -> None:
    file.write_text('[cadence.tags]\n"#FinTech" = 10\n" # coro " = 3\n', encoding="utf-8")
    assert load_config(file).cadence.tags == {"fintech": 10, "coro": 3}


def test_bad_toml_is_named_by_its_line(file: Path) -> None:
    file.write_text('theme = "dusk"\nlanguage = \n', encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_config(file)
    assert caught.value.data == {"path": file, "key": "", "detail": "toml", "line": 2}


def test_toml_that_breaks_off_is_named_by_its_last_line(file: Path) -> None:
    file.write_text('language = "es"\ntheme = """\n', encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_config(file)
    assert caught.value.data["line"] == 3


def test_toml_nested_without_end_is_refused(file: Path) -> None:
    assert mistake(file, "keys = " + "[" * 50_000) == ("", "toml")


def test_a_file_that_is_not_utf_8_is_refused(file: Path) -> None:
    file.write_bytes('theme = "año"'.encode("cp1252"))
    with pytest.raises(ConfigError) as caught:
        load_config(file)
    assert caught.value.data["detail"] == "encoding"


def test_a_folder_in_the_file_s_place_is_refused(file: Path) -> None:
    file.mkdir()
    with pytest.raises(ConfigError) as caught:
        load_config(file)
    assert caught.value.data["detail"] == "unreadable"


@settings(deadline=None)  # the first example imports pydantic
@given(config=CONFIGS)
def test_what_is_printed_reads_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, config: Config
) -> None:
    printed = tmp_path_factory.mktemp("config") / "config.toml"
    printed.write_bytes(as_toml(config).encode())
    assert load_config(printed) == config


@given(theme=TEXTS)
def test_nothing_printed_can_command_the_terminal(theme: str) -> None:
    assert as_toml(Config(theme=theme)).replace("\n", "").isprintable()


def test_every_key_stands_in_the_printed_file() -> None:
    printed = as_toml(Config())
    keys = ["language", "time_zone", "theme", "colour", *(stage.value for stage in Stage)]
    assert [key for key in keys if f"{key} = " not in printed] == []


def test_what_has_no_value_is_shown_as_an_example() -> None:
    printed = as_toml(Config())
    assert '# language = "es"' in printed
    assert '[keys]\n# add = "n,a"' in printed


def test_every_example_is_itself_valid(file: Path) -> None:
    commented = as_toml(Config()).partition("# [[templates]]")[0].splitlines()
    examples = [line.removeprefix("# ") for line in commented if " = " in line or line[0:1] == "["]
    file.write_text("\n".join(examples), encoding="utf-8")
    assert load_config(file).keys == {"add": "n,a"}
    assert load_config(file).cadence.tags == {"fintech": 10}


def test_the_example_of_a_template_is_valid_without_its_marks(file: Path) -> None:
    example = as_toml(Config()).partition("# [[templates]]\n")[2].replace("# ", "")
    file.write_text(f"[[templates]]\n{example.replace('#', '')}", encoding="utf-8")
    (template,) = load_config(file).templates
    assert template.stage is Stage.CONVERSATION
    assert template.text.endswith(":\n\n{idea}")


def test_the_printed_file_names_every_placeholder_and_every_starter() -> None:
    about = as_toml(Config()).rpartition("add =")[2].partition("# [[templates]]")[0]
    told = re.findall(r"[\w{}]+", about)
    assert [word for word in PLACEHOLDERS if f"{{{word}}}" not in told] == []
    assert [each.name for each in starters() if each.name not in told] == []


def test_the_explanations_are_translated() -> None:
    assert "# THEME OF THE BOARD: TABLERO, TABLERO-LIGHT OR TERMINAL.\n" in as_toml(
        Config(), str.upper
    )


def loaded(costly: set[str], file: Path) -> str:
    """Which of these modules a start with that file loads."""
    script = (
        "import sys, pathlib, tablero.config as c, tablero.paths, tablero.services.templates\n"
        "c.load_config(pathlib.Path(sys.argv[1]))\n"
        "print(*sorted(set(sys.argv[2:]) & sys.modules.keys()))\n"
    )
    command = [sys.executable, "-c", script, str(file), *costly]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout.strip()


def test_a_first_start_imports_neither_pydantic_nor_a_toml_reader(file: Path) -> None:
    costly = {"pydantic", "pydantic_core", "tomllib", "zoneinfo", "platformdirs", "babel"}
    assert loaded({*costly, "tablero.config.templates", "tablero.config.plain"}, file) == ""


@settings(max_examples=60, deadline=None)
@given(CONFIGS)
def test_a_sound_file_is_read_without_pydantic(config: Config) -> None:
    assert read_plainly(tomllib.loads(as_toml(config))) == config


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from([*(each.name for each in fields(Config)), "x"]), PARTS))
def test_it_is_read_as_pydantic_reads_it_or_left_to_pydantic(parts: dict[str, str]) -> None:
    data = tomllib.loads("\n".join(f"{key} = {value}" for key, value in parts.items()))
    assert read_plainly(data) == by_pydantic(data)


def by_pydantic(data: dict[str, Any]) -> Config | None:
    OwnTemplate = templates.OwnTemplate  # noqa: F841, N806 - pydantic looks here for its name
    try:
        return TypeAdapter(Config).validate_python(data)
    except ValidationError:
        return None


def test_every_time_zone_there_is_can_be_chosen() -> None:
    assert [name for name in zoneinfo.available_timezones() if not is_zone(name)] == []


@pytest.mark.parametrize(
    "name", ["posix/Europe/Madrid", "right/Europe/Madrid", "Europe", "zone.tab"]
)
def test_what_else_lies_beside_the_time_zones_is_none(name: str) -> None:
    assert not is_zone(name)


def test_a_sound_file_needs_no_pydantic(file: Path) -> None:
    file.write_text(as_toml(Config()), encoding="utf-8")
    assert loaded({"pydantic", "pydantic_core", "tablero.config.templates"}, file) == ""
    file.write_text(ONE_TEMPLATE, encoding="utf-8")
    assert loaded({"pydantic", "pydantic_core"}, file) == ""


@settings(max_examples=60)
@given(CONFIGS)
def test_habits_are_those_of_the_whole_file(
    tmp_path_factory: pytest.TempPathFactory, config: Config
) -> None:
    file = tmp_path_factory.getbasetemp() / "habits.toml"
    file.write_text(as_toml(config), encoding="utf-8")
    found, whole = load_habits(file), load_config(file)
    assert found is not None
    assert (found.language, found.time_zone, found.cadence) == (
        whole.language,
        whole.time_zone,
        whole.cadence,
    )


@pytest.mark.parametrize(
    "text",
    [
        *('language = "fr"', "language = 1", "language = []"),
        *('time_zone = "Europe/Atlantis"', 'time_zone = ""', "time_zone = 1", 'time_zone = "../x"'),
        *("cadence = 7", "[cadence]\nnever = 7", '[cadence]\nreferred = "7"'),
        *("[cadence]\nreferred = 7.0", "[cadence]\nreferred = true", "[cadence]\ntags = 7"),
        '[cadence.tags]\nfintech = "7"',
    ],
)
def test_habits_with_a_mistake_are_left_to_the_whole_file(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    assert load_habits(file) is None
    with pytest.raises(ConfigError):
        load_config(file)


def test_habits_without_a_file_are_the_defaults(file: Path) -> None:
    assert load_habits(file) == Config()


def test_habits_of_what_is_no_toml_are_refused(file: Path) -> None:
    file.write_text("language = ", encoding="utf-8")
    with pytest.raises(ConfigError):
        load_habits(file)
