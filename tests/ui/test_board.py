"""The board: what is in sight, how the cursor moves, what a key does."""

from typing import Any

from tablero.domain.words import Stage


async def test_a_touch_is_one_key_and_says_its_number(drive: Any, open_board: Any) -> None:
    drive.add("Ana Ríos")
    async with open_board() as user:
        await user.act("touch_whatsapp")
        assert user.news == "Touch 1 · WhatsApp · Ana Ríos"


async def test_an_outcome_moves_the_card_and_one_key_takes_both_back(
    drive: Any, open_board: Any
) -> None:
    ana = drive.add("Ana Ríos")
    async with open_board() as user:
        await user.act("touch_whatsapp", "outcome_seen")
        assert user.news == "Touch 1 seen · Ana Ríos → Seen, no reply"
        assert drive.card(ana).stage is Stage.SEEN_NO_REPLY
        await user.act("undo")
        assert drive.card(ana).stage is Stage.FIRST_CONTACT
