"""What an invented person writes beside the numbers, in the scripts that people write in."""

from random import Random

from tidebook.demo.body import Condition

# Whatever a file, a chart or a page has to bear: other scripts, quotes, commas, line breaks, and signs that mean
# something to a spreadsheet or a typesetter.
CURIOUS = (
    'She asked "are you any different today?", and I said: the same, only slower.',
    "Heute nur Balkon. Der Lärm von der Baustelle war zu viel; danach zwei Stunden im Dunkeln gelegen.",
    "=1+1 is all the arithmetic I had in me today.",
    "اليوم كان هادئًا، جلستُ عشر دقائق في الشرفة وشربتُ الشاي.",
    "Three things, slowly:\n- washed my hair\n- answered one letter\n- tea by the window",
    "今日は雨。午前中は横になって、ラジオを小さい音で聞いた。",
    "יום שקט. שמעתי מוזיקה חרישית, ונמנמתי אחר הצהריים.",
    "Cat on my feet all day 🐈‍⬛💤 good company.",
    "आज बहन का फ़ोन आया। बीस मिनट बात की, फिर लेट गई।",
    "-2 °C outside; frost on the window, lovely to look at; did not go out.",
    "Read half a page <aloud> & liked it: $5 second-hand book, #3 on my pile, 100% worth it.",
    "+1 page of my book, lying down, curtains closed.",
    '@home all week. Neighbour left soup at the door, with a note: "no need to talk, just eat".',
    "Mum rang.\n\nWe said little; it was enough.\n\n(Phone on loudspeaker, eyes closed, 12 minutes.)",
    "Frühling! Die Amsel singt schon um fünf, ich war leider auch wach …",
    "ذكّرتني أختي بأغنية قديمة: «نسم علينا الهوى»؛ غنّيتها في سرّي.",
)

_AFTER_MUCH = (
    "Visit from Jo, two hours at the table. Laughed a lot.",
    "Town hall, forms, queue, no chair. Home by noon, straight to bed.",
    "Cooked for the first time in weeks. Sat on the stool for most of it.",
    "Went down to the river in the wheelchair. Sun on my face.",
    "Long talk about money. Needed, but long.",
    "Dentist. Bright lamp, loud drill, kind people.",
)
_PAYBACK = (
    "Legs like wet sand. Saturday's visit, perhaps; perhaps not.",
    "Could not follow a sentence to its end. Curtains closed.",
    "Everything loud today, even the fridge.",
    "Stayed down all day. Arms too heavy for the hairbrush.",
    'Words kept slipping: asked for the "cold cupboard", meant the fridge.',
)
_INFECTION = (
    "Throat raw, glands sore. Half the street has a cold.",
    "Shivery since lunch. Two blankets, and still cold.",
)
_PLAIN = (
    "A slow day, an ordinary one.",
    "Rain on the roof. Dozed from two to four.",
    "Appointment letter came: the 14th, half past nine.",
    "Audiobook, chapter 6 again, since I slept through it.",
    "Sorted a box of photographs, ten minutes at a time.",
    "New pillow. Too early to say.",
    "Ate in the kitchen, with the others.",
    "Weather turned, everything aches a little more.",
)
_LIGHT = (
    "Ten minutes in the garden without counting them.",
    "Clear head until three. Wrote to Sam.",
    "Hung up the washing, all of it, in two goes.",
    "Sang in the shower. First time since spring.",
)


class Pen:
    """Deals notes out so that none comes back soon: every second one curious, the others to suit the day."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._decks: dict[tuple[str, ...], list[str]] = {}
        self._curious_next = True

    def write(self, condition: Condition) -> str:
        """Return a note that suits the day."""
        curious, self._curious_next = self._curious_next, not self._curious_next
        return self._deal(CURIOUS if curious else _suiting(condition))

    def _deal(self, texts: tuple[str, ...]) -> str:
        deck = self._decks.setdefault(texts, [])
        if not deck:
            deck.extend(self._random.sample(texts, len(texts)))
        return deck.pop()


def _suiting(condition: Condition) -> tuple[str, ...]:
    if condition.infection > 0.4:
        return _INFECTION
    if condition.exertion:
        return _AFTER_MUCH
    if condition.payback > 0.8:
        return _PAYBACK
    return _LIGHT if condition.level < -0.8 else _PLAIN
