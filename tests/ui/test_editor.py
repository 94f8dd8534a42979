"""Long texts in the user's own editor: what comes back, what goes wrong, and what is never lost."""

import stat
import tempfile
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from tablero.domain.words import EntryKind, EntryStatus
from tablero.errors import BadInput
from tablero.services import lessons
from tablero.ui.editor import edited, editor_of, put_aside

LONG = "a line of text\n" * 1_000


@pytest.fixture
def editor(tmp_path: Path) -> Any:
    """Make a small program of shell lines, in which `$1` is the file; gives its command."""

    def make(*lines: str) -> str:
        path = tmp_path / "my editor.sh"
        path.write_text("\n".join(("#!/bin/sh", *lines)) + "\n")
        path.chmod(0o700)
        return f"'{path}'"

    return make


@pytest.fixture
def use(editor: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Have the board of a user call such an editor; without a terminal there is none to give up."""

    def prepare(user: Any, *lines: str, command: str | None = None) -> None:
        monkeypatch.setattr(type(user.app), "suspend", lambda _app: nullcontext())
        chosen = editor(*lines) if command is None else command
        user.app.screen.desk = user.app.screen.desk._replace(editor=chosen)

    return prepare


def reason(command: str) -> object:
    with pytest.raises(BadInput) as refused:
        edited(command, "text")
    return refused.value.data["reason"]


def test_the_visual_editor_goes_before_the_other() -> None:
    assert editor_of({"VISUAL": "vi", "EDITOR": "ed"}) == "vi"
    assert editor_of({"VISUAL": "", "EDITOR": "ed -s"}) == "ed -s"
    assert editor_of({}) == ""


def test_the_text_comes_back_changed_and_harmless(editor: Any) -> None:
    command = editor("""printf 'dos\\033[2J\\r\\n\\n' >> "$1" """)
    assert edited(command, "uno") == "uno\ndos"


def test_a_command_has_words_of_its_own(editor: Any) -> None:
    command = editor("""echo "$1" > "$2" """) + " '--no fork'"
    assert edited(command, "") == "--no fork"


def test_the_file_is_private_and_gone_afterwards(editor: Any, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    command = editor(f"""stat -c '%a %n' "$1" "$(dirname "$1")" > '{seen}'""")
    edited(command, "text")
    rows = [line.split(" ", 1) for line in seen.read_text().splitlines()]
    assert [mode for mode, _ in rows] == ["600", "700"]
    assert not any(Path(name).exists() for _, name in rows)


def test_it_is_gone_too_when_the_editor_fails(editor: Any, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    assert reason(editor(f"""dirname "$1" > '{seen}'; exit 3""")) == "failed"
    assert not Path(seen.read_text().strip()).exists()


@pytest.mark.parametrize(
    ("command", "told"),
    [("", "unset"), ("  ", "unset"), ("no-such-editor -f", "missing"), ("vi 'unclosed", "missing")],
)
def test_what_is_no_editor_is_refused(command: str, told: str) -> None:
    assert reason(command) == told


def test_a_file_that_the_editor_took_away_is_a_failure(editor: Any) -> None:
    assert reason(editor("""rm "$1" """)) == "failed"


def test_what_it_saved_before_it_failed_is_handed_over(editor: Any) -> None:
    command = editor("""echo more > "$1.save"; kill -HUP $$""")
    with pytest.raises(BadInput) as refused:
        edited(command, "text")
    assert refused.value.data["left"] == "more"


def test_a_text_in_the_old_encoding_is_read(editor: Any) -> None:
    assert edited(editor("""printf 'Espa\\361a' > "$1" """), "") == "España"


def test_a_text_that_is_put_aside_is_private_and_takes_no_other_s_place(tmp_path: Path) -> None:
    paths = [put_aside(tmp_path / "state", text) for text in ("one", "two")]
    assert [path.read_text() for path in paths] == ["one\n", "two\n"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths} == {0o600}


def test_where_no_file_can_be_made_nothing_is_changed(
    editor: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    assert reason(editor("exit 0")) == "failed"


def test_where_no_text_can_be_put_aside_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where a folder should be")
    with pytest.raises(BadInput) as refused:
        put_aside(tmp_path / "state", "text")
    assert refused.value.data["reason"] == "lost"


async def test_the_notes_are_edited_and_undone_in_one_step(
    drive: Any, open_board: Any, use: Any
) -> None:
    ana = drive.add("Ana", notes="uno")
    async with open_board() as user:
        use(user, """echo dos >> "$1" """)
        await user.act("editor")
        assert user.news == "Edited Ana"
        assert drive.person(ana).notes == "uno\ndos"
        await user.act("undo")
    assert drive.person(ana).notes == "uno"


async def test_the_entry_in_hand_is_edited(drive: Any, open_board: Any, use: Any) -> None:
    ana = drive.add("Ana", notes="notes")
    drive.idea(ana, "uno")
    async with open_board() as user:
        use(user, """echo dos >> "$1" """)
        await user.act("open", "editor")
        assert user.news == "Changed: idea · Ana"
        await user.act("undo", "redo")
    assert [entry.text for entry in drive.written(ana, EntryKind.IDEA)] == ["uno\ndos"]
    assert drive.person(ana).notes == "notes"


async def test_on_the_day_it_is_for_the_promise_of_a_row_and_else_for_the_notes(
    drive: Any, open_board: Any, use: Any
) -> None:
    ana = drive.add("Ana", notes="notes")
    drive.idea(ana, "lunch")
    drive.promise(ana, "the book", drive.ws.today())
    async with open_board() as user:
        await user.act("next_screen")
        use(user, """echo dos >> "$1" """)
        await user.act("editor")
        assert user.news == "Changed: promise · Ana"
        await user.act("cursor_down", "editor")
        assert user.news == "Edited Ana"
    assert drive.person(ana).notes == "notes\ndos"
    assert [entry.text for entry in drive.written(ana)] == ["lunch", "the book\ndos"]


async def test_a_lesson_in_hand_keeps_what_is_said_beside_its_advice(
    drive: Any, open_board: Any, use: Any
) -> None:
    said = lessons.LessonFields(
        "uno", drive.add("Ana"), use="so", due_on=drive.ws.today(), status=EntryStatus.DONE
    )
    lessons.add_lesson(drive.ws, said)
    async with open_board() as user:
        use(user, """echo dos >> "$1" """)
        await user.act("open", "editor")
        assert user.news == "Changed: lesson · Ana"
    (lesson,) = lessons.read_lessons(drive.ws)
    assert (lesson.entry.text, lesson.use) == ("uno\ndos", "so")
    assert (lesson.entry.due_on, lesson.entry.status) == (said.due_on, EntryStatus.DONE)


async def test_an_unchanged_text_writes_nothing(drive: Any, open_board: Any, use: Any) -> None:
    drive.add("Ana", notes="uno")
    async with open_board() as user:
        use(user, "exit 0")
        await user.act("editor")
        assert user.news == "Nothing was changed in the editor."
        await user.act("undo")
        assert user.news == "Undone: added Ana"


async def test_no_editor_is_told_in_one_line(drive: Any, open_board: Any, use: Any) -> None:
    drive.add("Ana")
    async with open_board() as user:
        use(user, command="")
        await user.act("editor")
        assert user.news == "There is no editor. Set $VISUAL or $EDITOR, as in EDITOR=nano."
        use(user, command="no-such-editor")
        await user.act("editor")
        assert "cannot be started" in user.news


async def test_an_editor_that_fails_changes_nothing(drive: Any, open_board: Any, use: Any) -> None:
    ana = drive.add("Ana", notes="uno")
    async with open_board() as user:
        use(user, "exit 1")
        await user.act("editor")
        assert user.news == "The editor failed; nothing was changed."
    assert drive.person(ana).notes == "uno"


async def test_what_it_saved_before_it_failed_is_in_the_form(
    drive: Any, open_board: Any, use: Any
) -> None:
    ana = drive.add("Ana", notes="uno")
    async with open_board() as user:
        use(user, """echo dos >> "$1"; exit 1""")
        await user.act("editor")
        assert user.news == "The editor failed; what it saved is in the form."
        assert drive.person(ana).notes == "uno"
        await user.act("edit")
        await user.press("ctrl+s")
    assert drive.person(ana).notes == "uno\ndos"


async def test_neither_session_s_notes_are_lost(
    drive: Any, open_board: Any, open_driver: Any, use: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, other = drive.add("Ana", notes="uno"), open_driver()
    async with open_board() as user:
        use(user, """echo mine >> "$1" """)

        def meanwhile(_app: Any) -> Any:
            other.edit(ana, notes="theirs")
            return nullcontext()

        monkeypatch.setattr(type(user.app), "suspend", meanwhile)
        await user.act("editor")
        assert user.news.startswith("Changed in another session meanwhile; e shows yours")
        assert drive.person(ana).notes == "theirs"
        await user.act("edit")
        assert user.sees("Your draft is back")
        await user.press("ctrl+s")
        assert drive.person(ana).notes == "uno\nmine"
        await user.act("undo")
    assert drive.person(ana).notes == "theirs"


async def test_a_text_that_is_too_long_is_kept_in_a_file(
    drive: Any, open_board: Any, use: Any, tmp_path: Path
) -> None:
    ana = drive.add("Ana", notes="uno")
    async with open_board() as user:
        use(user, f"""printf '%s' '{LONG}' > "$1" """)
        await user.act("editor")
        assert user.news.startswith("Over 10000 characters: it is in ")
    assert drive.person(ana).notes == "uno"
    assert (tmp_path / "state" / "text-1.txt").read_text().strip() == LONG.strip()


async def test_a_text_about_one_who_is_gone_is_kept_in_a_file(
    drive: Any, open_board: Any, use: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drive.add("Ana")
    async with open_board() as user:
        use(user, """echo mine >> "$1" """)

        def meanwhile(_app: Any) -> Any:
            drive.undo()
            return nullcontext()

        monkeypatch.setattr(type(user.app), "suspend", meanwhile)
        await user.act("editor")
        assert user.news.startswith("Gone meanwhile; what you wrote is in ")
    assert (tmp_path / "state" / "text-1.txt").read_text() == "mine\n"


async def test_a_text_that_can_be_kept_nowhere_ends_nothing_but_itself(
    drive: Any, open_board: Any, use: Any, tmp_path: Path
) -> None:
    drive.add("Ana")
    (tmp_path / "state").write_text("a file where a folder should be")
    async with open_board((120, 40)) as user:
        use(user, f"""printf '%s' '{LONG}' > "$1" """)
        await user.act("editor")
        assert user.news.startswith("What you wrote could not be kept: ")
        await user.act("touch_call")
        assert user.news == "Touch 1 · call · Ana"
