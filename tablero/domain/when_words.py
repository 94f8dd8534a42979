"""The words for days, spans and cadences, English and Spanish, folded as `text.fold` folds them."""


def _table(*rows: tuple[int, str]) -> dict[str, int]:
    return {word: number for number, words in rows for word in words.split()}


NOW = frozenset({"", "now", "ahora"})
PAST_DAYS = {
    "today": 0, "hoy": 0,
    "yesterday": 1, "ayer": 1,
    "day before yesterday": 2, "anteayer": 2, "antier": 2, "antes de ayer": 2,
    "last week": 7, "semana pasada": 7,
}  # fmt: skip
NIGHTS = frozenset({"last night", "yesterday night", "anoche", "ayer noche", "ayer por la noche"})
FUTURE_DAYS = {
    "today": 0, "hoy": 0,
    "tomorrow": 1, "manana": 1,
    "day after tomorrow": 2, "pasado manana": 2,
    "next week": 7, "proxima semana": 7, "semana que viene": 7,
}  # fmt: skip
MONTH_ENDS = frozenset({"end of month", "end of the month", "fin de mes", "a fin de mes"})
NEXT_MONTHS = frozenset({"next month", "proximo mes", "mes que viene"})
CADENCE_WORDS = {
    "daily": 1, "diario": 1, "diaria": 1, "weekly": 7, "semanal": 7,
    "fortnightly": 14, "quincenal": 15, "monthly": 30, "mensual": 30,
}  # fmt: skip
PARTS_OF_DAY = {
    "de la madrugada": "am", "de la manana": "am", "de la tarde": "pm", "de la noche": "night",
}  # fmt: skip

WEEKDAYS = _table(
    (0, "monday mon lunes lun"), (1, "tuesday tues tue martes mar"),
    (2, "wednesday wed miercoles mie"), (3, "thursday thurs thur thu jueves jue"),
    (4, "friday fri viernes vie"), (5, "saturday sat sabado sab"), (6, "sunday sun domingo dom"),
)  # fmt: skip
MONTH_NAMES = _table(
    (1, "january jan enero ene"), (2, "february feb febrero"), (3, "march mar marzo"),
    (4, "april apr abril abr"), (5, "may mayo"), (6, "june jun junio"), (7, "july jul julio"),
    (8, "august aug agosto ago"), (9, "september sept sep septiembre setiembre set"),
    (10, "october oct octubre"), (11, "november nov noviembre"),
    (12, "december dec diciembre dic"),
)  # fmt: skip
NUMBERS = _table(
    (1, "a an one un una uno"), (2, "two dos"), (3, "three tres"), (4, "four cuatro"),
    (5, "five cinco"), (6, "six seis"), (7, "seven siete"), (8, "eight ocho"), (9, "nine nueve"),
    (10, "ten diez"),
)  # fmt: skip

# Spans, each in the smallest of its units.
MINUTES = _table(
    (1, "m min mins minute minutes minuto minutos"), (60, "h hr hrs hour hours hora horas")
)
DAYS = _table((1, "d day days dia dias"), (7, "w week weeks s sem semana semanas"))
MONTHS = _table((1, "m mo month months mes meses"), (12, "y year years ano anos"))
