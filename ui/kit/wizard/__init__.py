"""The parts of a wizard: a file is chosen, what it holds is looked at, something is done, and where to go on.

Import from the module named. A screen says what its pages show; how a page stands and goes is the same in
all of them.

``pages``       ``Pages``: the bar above, one page at a time, the bar below; steps, F6, Ctrl+Enter.
``filepage``    ``FilePage``: choose a file by button or by dragging, and how far the reading is.
``filedrop``    ``FileDrop``: a file may be let go anywhere on a screen.
``previewpage`` ``PreviewPage``: rows under heads with counts, and the row looked at beside them.
``records``     ``RecordModel``, ``RecordDelegate``, ``RecordList``, ``RecordHead``: rows with a box to tick.
``donepage``    ``DonePage``: what was done, and the ways on, each a `Goal`.
"""
