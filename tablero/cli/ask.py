"""`tablero ask`: what I need, whom I told of it, what they answered and to whom it led."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from tablero.cli.answers import numbered, say_line
from tablero.cli.ask_lists import say_asks, say_asks_for, say_who
from tablero.cli.need_lines import ask_line
from tablero.cli.parser import add_json, add_text, one_of
from tablero.cli.people_words import known_or_new
from tablero.cli.session import Session
from tablero.domain.asks import Ask, Told
from tablero.domain.people import Card
from tablero.domain.words import Channel
from tablero.i18n import Translations
from tablero.present.words import quoted
from tablero.services import asks, people
from tablero.services.asks import AskFields, ToldResult
from tablero.services.workspace import Workspace

Act = Callable[[Session, Workspace, Namespace], None]


def arguments(parser: ArgumentParser, tr: Translations) -> None:
    """`[TEXT [--wording TEXT] [--tag T …]]`, or one of the modes, `[--json]`."""
    text_help = tr.gettext("what you need; without it, list the asks")
    parser.add_argument("text", nargs="*", metavar=tr.gettext("TEXT"), help=text_help)
    add_text(parser, tr, "wording", tr.gettext("words ready to send"))
    tag_help = tr.gettext("a tag by which who might know is found; may be repeated")
    parser.add_argument(
        "--tag", action="append", default=[], metavar=tr.gettext("TEXT"), help=tag_help
    )
    _add_modes(parser, tr)
    channel_help = tr.gettext("with --tell: by what way; it counts as a touch that asks")
    parser.add_argument("--channel", **one_of(Channel), help=channel_help)
    anyway_help = tr.gettext("log it even if the person asked not to be contacted")
    parser.add_argument("--anyway", action="store_true", help=anyway_help)
    add_json(parser, tr)


def _add_modes(parser: ArgumentParser, tr: Translations) -> None:
    helps = {
        "tell": tr.gettext("you told REF (in place of TEXT) of the ask of that number"),
        "answer": tr.gettext("whoever was told, by that number of the list, answered TEXT"),
        "led-to": tr.gettext("they led you to REF, or to a new person, in place of TEXT"),
        "close": tr.gettext("you have what you needed"),
        "who": tr.gettext("list who might know, of those not told yet"),
    }
    which = parser.add_mutually_exclusive_group()
    for name, help_ in helps.items():
        which.add_argument(f"--{name}", metavar=tr.gettext("ID"), help=help_)
    for_help = tr.gettext("list the open asks a person was not told of yet")
    which.add_argument("--for", dest="whose", metavar=tr.gettext("REF"), help=for_help)


def run(session: Session, options: Namespace) -> int:
    """Write the ask down, say what came of one, or print those there are."""
    if misuse := _misuse(options, session.tr):
        return session.misused(misuse)
    with session.workspace(options) as ws:
        _act(options)(session, ws, options)
    return 0


def _act(options: Namespace) -> Act:
    for name, act in _MODES.items():
        if getattr(options, name) is not None:
            return act
    return _write if options.text else say_asks


def _misuse(options: Namespace, tr: Translations) -> str:
    """What is wrong with the words of the command; empty if nothing is."""
    is_new = bool(options.text) and all(getattr(options, name) is None for name in _MODES)
    if (options.wording or options.tag) and not is_new:
        return tr.gettext("What do you need? Say TEXT, then --wording and --tag.")
    if (options.channel or options.anyway) and options.tell is None:
        return tr.gettext("--channel and --anyway go with --tell.")
    if options.text and any(getattr(options, name) is not None for name in _ALONE):
        return tr.gettext("--close, --who and --for take one word and nothing else.")
    if options.answer is not None and not options.text:
        return tr.gettext("What did they answer? Say --answer ID TEXT.")
    is_about = options.tell is not None or options.led_to is not None
    if is_about and not " ".join(options.text).strip():
        return tr.gettext("Whom? Say --tell ID REF, or --led-to ID REF.")
    return ""


def _write(session: Session, ws: Workspace, options: Namespace) -> None:
    fields = AskFields(" ".join(options.text), options.wording, ", ".join(options.tag))
    _say_ask(session, ws, asks.add_ask(ws, fields).ask, as_json=options.json)


def _close(session: Session, ws: Workspace, options: Namespace) -> None:
    with numbered("ask", options.close) as ask_id:
        _say_ask(session, ws, asks.close_ask(ws, ask_id).ask, as_json=options.json)


def _say_ask(session: Session, ws: Workspace, ask: Ask | None, *, as_json: bool) -> None:
    assert ask
    if as_json:
        from tablero.cli.need_items import ask_document

        session.say(ask_document(ws, ask).printed())
        return
    say_line(session, ask_line(ask, session.tr))


def _tell(session: Session, ws: Workspace, options: Namespace) -> None:
    card = people.resolve(ws, " ".join(options.text))
    channel = Channel(options.channel) if options.channel else None
    with numbered("ask", options.tell) as ask_id:
        ask, before = asks.read_ask(ws, ask_id), asks.told_of(ws, ask_id)
        done = asks.tell(ws, ask_id, [card.id], channel, anyway=options.anyway)
    told = next(each for each in done.told if each.person.id == card.id)
    if options.json:
        from tablero.cli.need_items import tell_document

        session.say(tell_document(ws, ask, told, told_before=told in before).printed())
    elif told in before:
        day = session.reader(ws).day(ws.day_of(told.told_at))
        text = session.tr.gettext("{name} knows of it since {day}; nothing was written.")
        say_line(session, text.format(name=told.person.name, day=day))
    else:
        text = session.tr.gettext("Told {name}, number {id}")
        say_line(session, text.format(name=card.name, id=told.id), ask_line(ask, session.tr))


def _answer(session: Session, ws: Workspace, options: Namespace) -> None:
    with numbered("told", options.answer) as told_id:
        told = _told(asks.answer(ws, told_id, " ".join(options.text)), told_id)
    _say_answer(session, ws, told, as_json=options.json)


def _led_to(session: Session, ws: Workspace, options: Namespace) -> None:
    somebody = known_or_new(ws, " ".join(options.text))
    person = somebody.id if isinstance(somebody, Card) else somebody
    with numbered("told", options.led_to) as told_id:
        told = _told(asks.led_to(ws, told_id, person), told_id)
    _say_answer(session, ws, told, as_json=options.json)


def _told(done: ToldResult, told_id: int) -> Told:
    return next(each for each in done.told if each.id == told_id)


def _say_answer(session: Session, ws: Workspace, told: Told, *, as_json: bool) -> None:
    """`Ramón led you to Nadia (7) · “Ask Nadia”`."""
    if as_json:
        from tablero.cli.need_items import answer_document

        session.say(answer_document(ws, asks.read_ask(ws, told.ask_id), told).printed())
        return
    whose = session.tr.gettext("Answer of {name}").format(name=told.person.name)
    if told.led_to:
        whose = session.tr.gettext("{name} led you to {introduced}").format(
            name=told.person.name, introduced=f"{told.led_to.name} ({told.led_to.id})"
        )
    no_answer = "" if told.led_to else session.tr.gettext("none yet")
    say_line(session, whose, quoted(told.answer, session.tr) or no_answer)


_MODES: dict[str, Act] = {
    "tell": _tell,
    "answer": _answer,
    "led_to": _led_to,
    "close": _close,
    "who": say_who,
    "whose": say_asks_for,
}
_ALONE = ("close", "who", "whose")
