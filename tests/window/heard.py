"""What a screen reader is told of the window. It asks over the accessibility bus, as Orca does, and knows nothing of the page.
Its input is one word a line, each answered by a line of JSON: "tree" by the nodes of the page in the order in which they
are read, "said" by what its live regions have told since the last time."""

import json
import sys
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# The names of interfaces have changed between the versions of the library; the old ones are in all of them.
warnings.simplefilter("ignore", DeprecationWarning)

PROGRAM = "sweetspot"
# Of a long list no more children are asked for: they are of one kind, and each question takes its time.
MOST = 24
STRUCTURE = ("landmark", "panel", "section", "document web", "dialog", "table row")
said = []


def page():
    """The page of the program, or None while it shows none."""
    desktop = Atspi.get_desktop(0)
    programs = [one for one in children(desktop) if one.get_name() == PROGRAM]
    return first_page(programs[-1]) if programs else None


def first_page(node):
    if node.get_role() == Atspi.Role.DOCUMENT_WEB:
        return node
    return next((found for found in map(first_page, children(node)) if found), None)


def children(node):
    return [child for child in map(node.get_child_at_index, range(node.get_child_count())) if child]


def tell(node, depth, into):
    role = node.get_role_name()
    states = [state.value_nick for state in node.get_state_set().get_states()]
    row = {"depth": depth, "role": role, "name": node.get_name() or "", "states": states}
    into.append(row)
    text = node.get_text_iface()
    if text and role in ("paragraph", "status bar", "notification", "column header", "row header"):
        row["text"] = words(text)
    within = children(node)
    if len(within) > MOST and role not in STRUCTURE:
        within = within[:MOST]
    for child in within:
        tell(child, depth + 1, into)


def words(text):
    return Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text))


def politeness(node):
    attributes = node.get_attributes() or {}
    return attributes.get("container-live") or attributes.get("live")


def hear(event):
    """A screen reader reads out what is added to a live region, and a live region that comes with words in it."""
    try:
        added = event.any_data if event.type.startswith("object:children") else event.source
        if not politeness(added):
            return
        text = added.get_text_iface()
        told = (words(text) if text else added.get_name()).strip()
        if told:
            said.append(told)
    except GLib.Error:
        return  # It has gone already.


def asked(channel, _condition):
    line = channel.readline().strip()
    if line == "tree":
        rows = []
        shown = page()
        if shown:
            tell(shown, 0, rows)
        print(json.dumps(rows), flush=True)
    elif line == "said":
        print(json.dumps(said), flush=True)
        said.clear()
    else:
        loop.quit()
    return True


Atspi.init()
listener = Atspi.EventListener.new(hear)
listener.register("object:children-changed:add")
listener.register("object:text-changed:insert")
loop = GLib.MainLoop()
GLib.io_add_watch(
    GLib.IOChannel.unix_new(sys.stdin.fileno()), GLib.PRIORITY_DEFAULT, GLib.IOCondition.IN | GLib.IOCondition.HUP, asked
)
print("ready", flush=True)
loop.run()
