"""The kit: every part the screens are made of. Import from the module named; nothing is imported here.

All widgets ask the theme in force at paint time (``..theme.theme.active()``), have accessible names,
targets of at least 32 px and a visible focus. Connect to ``activated`` (no argument) or through
``..commands.on``. Colours are roles of ``resources/theme/tokens.json``, icons names in ``resources/icons``.

``button``    ``Button(text, kind, icon=, after=, large=)``, ``.activated``; kind: primary, plain, quiet,
              neutral, danger, pill, field, block, warn. ``.block(reasons)`` makes it look off but
              focusable, and say why; ``.setMenu(QMenu)`` gives it an arrow.
              ``IconButton(icon, name, kind)``, ``LinkButton(text, small=)``.
``labels``    ``Label(text, type, tone, wrap=)``, ``ElidedLabel``, ``key("Ctrl+K")``,
              ``tag(text, estimate=)``, ``divider(vertical=, length=)``, ``show_if(widget, on)``.
``chips``     ``StateChip(words, state)``, ``Count(number)``, ``Avatar(name)``.
``fields``    ``SearchField(placeholder)``, ``Combo(name, icon=)``, ``Glyph(icon, role, size)``,
              ``NumberField(words, name, most=, suffix=)`` with ``changed(int)`` and ``committed``,
              ``Field(label, widget, help)`` with ``set_error``. A plain ``QLineEdit`` or ``QTextEdit`` is
              styled by the sheet; ``setProperty("type", "editor")`` for the text being written.
``toggles``   ``CheckBox``, ``RadioButton``, ``Switch``.
``segments``  ``SegmentedControl([(key, words)], name)`` with ``chosen(key)``; ``TabBar(name)`` with
              ``set_mark(index, TabMark(note=, box=, icon=, role=))``.
``boxes``     ``Card(title, count=, right=)`` (fill ``.body``), ``SectionHead``, ``PageBar`` (``.left``,
              ``.right``), ``ActionBar(primary, icon=, lead=)`` with ``set_reasons``, ``Scroll``
              (``.body``), ``column()``, ``row()``, ``centred(widget)``, ``clear(layout)``,
              ``ground(widget, "surface")``.
``notes``     ``InlineMessage`` (``show_message``, ``show_error(words, UserError)``), ``EmptyState``
              (``add_action``), ``ProgressRow`` (``set_progress``, ``cancelled``), ``Toast``, ``Banner``.
``difftext``  ``DiffText(pieces)``: a few words, old ones struck, new ones underlined; ``added``, ``removed``.
``dropzone``  ``DropZone(icon, title, text, button)`` with ``.button``, ``set_hot``; ``dropped_files(event)``,
              of these ``dropped_sheets`` and ``dropped_parcels`` (hand-off files).
``flow``      ``Flow``: buttons that wrap (``add``, ``show_part``, ``arrange``).
``rows``      ``RowDelegate`` (override ``paint_row``, ``height``), ``RowList`` (``opened(index)``).
``actionrow`` ``ActionRow(title, meta, lead=, button=)`` for short cards, ``meta_icon``.
``waiting``   ``with waiting():`` shows the hourglass while something is written in this very thread.
``wizard``    the pages of a wizard: choose a file, look at it, do it, where to go on (see there).
``paint``     for delegates: ``box``, ``text``, ``chip``, ``monograms``, ``count``, ``pillar``, ``check``,
              ``bar_left``, ``focus_inside``, ``glyph_word``.
``pickers``   ``DatePicker``, ``TimePicker``: field buttons with a drop-down month or list of hours.

Dates in words come from the core: ``medsos_desktop.calendar.format`` (``long_date``, ``clock``, ...).
"""
