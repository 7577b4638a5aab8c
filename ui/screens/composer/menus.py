"""The drop-down menus of the page: accounts and their places, more steps, what can be inserted."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from medsos_desktop.approval.moves import Action
from medsos_desktop.calendar import format as spell
from medsos_desktop.calendar import zones
from medsos_desktop.composer.desk import Desk
from medsos_desktop.words import Words

from ... import icons
from ...commands import on

Run = Callable[[str], object]
Place = Callable[[str, str], object]
"""Gets an account and a surface of it ("" takes the account off)."""


def accounts_menu(words: Words, desk: Desk, owner: QWidget, run: Place) -> QMenu:
    """Every account of the office; one with several places has them below it."""
    menu = QMenu(owner)
    catalogue, variants = desk.workspace.catalogue, desk.post.variants
    accounts = desk.workspace.directory.accounts()
    for key, facts in accounts.items():
        variant = variants.get(key)
        name = facts.name or catalogue.name(facts.channel)
        surfaces = catalogue.surfaces_of(facts.channel)
        if len(surfaces) == 1:
            wanted = "" if variant else surfaces[0].id
            action = menu.addAction(_plain(name))
            on(action.triggered, partial(run, key, wanted))
            _tick(action, variant is not None)
            continue
        below = menu.addMenu(_plain(name))
        _tick(below.menuAction(), variant is not None)
        for surface in surfaces:
            chosen = variant is not None and variant.surface == surface.id
            _check(below, surface.name, chosen, partial(run, key, surface.id))
        below.addSeparator()
        none = below.addAction(words("composer.tab.off"))
        none.setEnabled(variant is not None)
        on(none.triggered, partial(run, key, ""))
    for key in variants:
        if key not in accounts:
            name = words("composer.tab.gone", surface=catalogue.surface(variants[key].surface).name)
            _check(menu, name, True, partial(run, key, ""))
    if not accounts:
        menu.addAction(words("composer.tab.none")).setEnabled(False)
        menu.addAction(words("composer.tab.settings"), lambda: run("settings", ""))
    return menu


def more_menu(words: Words, desk: Desk, owner: QWidget, run: Run) -> QMenu:
    """Further steps; what is impossible now is shown, but off."""
    menu = QMenu(owner)
    possible = desk.workspace.approval.possible(desk.state, desk.post.planned)
    stored = bool(desk.id) and desk.workspace.writable
    for key, icon, able in (
        ("duplicate", "salin", stored),
        ("history", "versi", bool(desk.id)),
        ("calendar", "kalender", desk.post.planned is not None),
        ("", "", True),
        ("postpone", "st-tunda", stored and Action.POSTPONE in possible),
        ("recall", "urungkan", stored and Action.RECALL in possible),
        ("withdraw", "st-tarik", stored and Action.WITHDRAW in possible),
        ("", "", True),
        ("discard", "tutup", stored and desk.view is not None and desk.view.has_draft),
        ("delete", "hapus", stored and not desk.post.deleted),
    ):
        if not key:
            menu.addSeparator()
            continue
        action = menu.addAction(icons.icon(icon, "text-2", 16), words(f"composer.menu.{key}"))
        action.setEnabled(able)
        on(action.triggered, partial(run, key))
    return menu


def insert_menu(words: Words, desk: Desk, owner: QWidget, run: Run) -> QMenu:
    """Facts that are often mistyped; ``run`` gets the words to put in."""
    menu = QMenu(owner)
    for text in insertions(words, desk):
        on(menu.addAction(_plain(text)).triggered, partial(run, text))
    if menu.isEmpty():
        menu.addAction(words("composer.insert.nothing")).setEnabled(False)
    return menu


def insertions(words: Words, desk: Desk) -> Iterable[str]:
    """Day and hour of the plan, the office's own handles, numbers and addresses."""
    directory, post = desk.workspace.directory, desk.post
    found: list[str] = []
    if post.planned:
        at: datetime = zones.parse(post.planned)
        found += [spell.long_date(words, at.date()), spell.clock_in(words, at, post.zone)]
    office = directory.office()
    found += [*office.phones, *office.emails, *office.addresses]
    found += [account.handle for account in directory.accounts().values() if account.handle]
    return dict.fromkeys(found)


def _check(menu: QMenu, text: str, checked: bool, command: Callable[[], object]) -> None:
    action = menu.addAction(_plain(text))
    action.setCheckable(True)
    action.setChecked(checked)
    on(action.triggered, command)


def _tick(action: QAction, on_post: bool) -> None:
    """The same mark for accounts with and without a menu of places."""
    if on_post:
        action.setIcon(icons.icon("centang", "accent-text", 16))


def _plain(text: str) -> str:
    return text.replace("&", "&&")
