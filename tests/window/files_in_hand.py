"""A small window from which files can be dragged, as from a file manager: the paths are its arguments. It says "begin" and
"end" with each drag. Nothing but the desktop's own drag and drop leads from it to the window that is tested."""

import sys
from pathlib import Path

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk  # noqa: E402

window = Gtk.Window(title="Files in hand")
window.set_default_size(160, 80)
handle = Gtk.EventBox()
handle.add(Gtk.Label(label="Drag these files"))
window.add(handle)
handle.drag_source_set(
    Gdk.ModifierType.BUTTON1_MASK, [Gtk.TargetEntry.new("text/uri-list", 0, 0)], Gdk.DragAction.COPY
)
files = [Path(path).resolve().as_uri() for path in sys.argv[1:]]
handle.connect("drag-data-get", lambda _handle, _drag, data, _info, _time: data.set_uris(files))
handle.connect("drag-begin", lambda *_: print("begin", flush=True))
handle.connect("drag-end", lambda *_: print("end", flush=True))
window.connect("destroy", Gtk.main_quit)
window.show_all()
Gtk.main()
