"""Who hears whom on the writing page."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .screen import Screen


def connect(screen: "Screen") -> None:
    """Ties the parts of a screen together."""
    page, head = screen.page, screen.page.head
    writing, asides = screen.writing, screen.asides
    screen.picker.opened.connect(screen.opening.picked)
    screen.picker.new.connect(lambda: screen.open(new=""))
    head.titled.connect(lambda text: writing.typed("title", text, master=True))
    head.planned.connect(writing.plan)
    head.pillar_chosen.connect(lambda key: writing.label("pillar", key))
    head.person_chosen.connect(lambda key: writing.label("pic", key))
    head.asked.connect(asides.asked)
    page.tabs.chosen.connect(screen.choose)
    page.tabs.menu.connect(lambda: asides.accounts(page.tabs.add))
    page.above.asked.connect(asides.asked)
    page.editor.edited.connect(lambda text: writing.typed(screen.desk.main_field(), text))
    page.editor.left.connect(screen.pause)
    page.editor.pictured.connect(page.media.take_data)
    page.editor.moved.connect(screen.caret.moved)
    page.editor.tip = screen.jumps.tip
    page.fields.typed.connect(writing.typed)
    page.counters.chosen.connect(screen.choose)
    page.right.edited.connect(writing.change)
    page.right.picked.connect(screen.jumps.to_place)
    page.right.explained.connect(screen.explain)
    page.right.finished.connect(page.editor.setFocus)
    page.media.edited.connect(writing.pictures)
    page.media.failed.connect(screen.show_error)
    page.foot.wanted.connect(screen.deeds.run)
    page.foot.jump.connect(screen.jumps.to_reason)
    page.asking.answered.connect(screen.deeds.answer)
    page.history.picked.connect(asides.compare)
    page.history.restored.connect(screen.deeds.restore)
    for panel in (page.history, page.details, page.differences):
        panel.closed.connect(asides.close_panel)
    page.details.typed.connect(writing.noted)
    page.details.chosen.connect(writing.fact)
