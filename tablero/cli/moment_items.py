"""From moments of truth to the models of `moment_documents`; loaded with `--json` only, too."""

from datetime import datetime, tzinfo

from tablero.cli.items import link_item
from tablero.cli.moment_documents import DoubtItem, MomentDocument, MomentItem
from tablero.cli.show_items import event_item
from tablero.domain.recovery import Recovery
from tablero.services.workspace import Workspace


def moment_item(zone: tzinfo, recovery: Recovery) -> MomentItem:
    """A moment of truth as a line of a list; times are in that zone."""
    return MomentItem(
        id=recovery.id,
        person=link_item(recovery.person),
        step=recovery.step,
        status=recovery.status,
        opened_at=recovery.opened_at.astimezone(zone),
        closed_at=_in(zone, recovery.closed_at),
        put_off_until=recovery.put_off_until,
        reason=recovery.reason,
        what_happened=recovery.what_happened,
    )


def moment_document(ws: Workspace, recovery: Recovery) -> MomentDocument:
    """All of it as JSON."""
    return MomentDocument(
        moment=moment_item(ws.zone, recovery),
        came_from=recovery.came_from,
        heard_from=recovery.heard_from,
        looked_for=recovery.looked_for,
        evidence=tuple(event_item(ws, event) for event in recovery.evidence),
        whose=recovery.whose,
        say_clearer=recovery.say_clearer,
        message=recovery.message,
        repair=recovery.repair,
        doubts=tuple(
            DoubtItem(id=each.id, text=each.text, answered_at=_in(ws.zone, each.answered_at))
            for each in recovery.doubts
        ),
        channel=recovery.channel,
        talk_at=_in(ws.zone, recovery.talk_at),
        talk_began_at=_in(ws.zone, recovery.talk_began_at),
        notes=recovery.notes,
        how_taken=recovery.how_taken,
        promise_id=recovery.entry_id,
        mistake_id=recovery.mistake_id,
        lesson_id=recovery.lesson_id,
    )


def _in(zone: tzinfo, at: datetime | None) -> datetime | None:
    return at and at.astimezone(zone)
