"""Watches the middle of the screen, where a map is drawn. Its input is one word a line, each answered by the time at which it
came about, in milliseconds since 1970: "drawn" when a drawing is seen there, "changed" when it looks other than at the word
"changed". What it answers is what the screen shows, whatever a program says of itself."""

import sys
import time

import gi

gi.require_version("Gdk", "3.0")
from gi.repository import Gdk  # noqa: E402

# Plain grounds, frames and a few words have fewer; regions with soft outlines, marks and titles have more.
COLOURS_OF_A_DRAWING = 40
WIDTH, HEIGHT = 240, 160
PATIENCE = 120

root = Gdk.get_default_root_window()
LEFT, TOP = (root.get_width() - WIDTH) // 2, (root.get_height() - HEIGHT) // 2


def middle():
    return Gdk.pixbuf_get_from_window(root, LEFT, TOP, WIDTH, HEIGHT).get_pixels()


def drawn(_):
    pixels = middle()
    return len({pixels[at : at + 3] for at in range(0, len(pixels), 3)}) >= COLOURS_OF_A_DRAWING


def changed(before):
    return middle() != before


for word in sys.stdin:
    before, came = middle(), {"drawn": drawn, "changed": changed}[word.strip()]
    end = time.time() + PATIENCE
    while not came(before) and time.time() < end:
        time.sleep(0.005)
    print(round(time.time() * 1000) if time.time() < end else "never", flush=True)
