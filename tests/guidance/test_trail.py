from medsos_desktop.guidance.trail import Trail


def test_nothing_was_read() -> None:
    trail = Trail()
    assert (trail.here, trail.back(), trail.forward()) == ("", "", "")


def test_back_and_forward_walk_what_was_read() -> None:
    trail = Trail()
    for key in ("a", "b", "b", "c"):
        trail.go(key)
    assert [trail.back(), trail.back(), trail.back()] == ["b", "a", ""]
    assert trail.here == "a"
    assert [trail.forward(), trail.forward(), trail.forward()] == ["b", "c", ""]


def test_reading_on_after_going_back_forgets_what_lay_ahead() -> None:
    trail = Trail()
    for key in ("a", "b", "c"):
        trail.go(key)
    trail.back()
    trail.go("d")
    assert (trail.forward(), trail.back(), trail.back()) == ("", "b", "a")


def test_coming_from_elsewhere_begins_anew() -> None:
    trail = Trail()
    trail.go("a")
    trail.start("b")
    assert (trail.here, trail.back()) == ("b", "")


def test_a_long_walk_is_not_kept_for_ever() -> None:
    trail = Trail()
    for number in range(500):
        trail.go(str(number))
    steps = 0
    while trail.back():
        steps += 1
    assert steps == 49


def test_glances_are_one_step_until_a_page_is_read() -> None:
    trail = Trail()
    trail.go("a")
    for key in ("b", "c", "c", "d"):
        trail.glance(key)
    trail.go("d")
    trail.glance("e")
    assert (trail.here, trail.back(), trail.back(), trail.back()) == ("e", "d", "a", "")


def test_a_glance_back_at_the_page_before_leaves_no_step() -> None:
    trail = Trail()
    trail.go("a")
    trail.go("b")
    trail.glance("c")
    trail.glance("b")
    assert (trail.here, trail.forward()) == ("b", "")
    trail.glance("c")
    assert (trail.back(), trail.back(), trail.back()) == ("b", "a", "")


def test_a_glance_after_going_back_replaces_nothing_that_was_read() -> None:
    trail = Trail()
    trail.go("a")
    trail.glance("b")
    trail.back()
    trail.glance("c")
    assert (trail.here, trail.back(), trail.back()) == ("c", "a", "")
