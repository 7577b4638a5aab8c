"""The one style sheet of the application, made from `resources/theme/app.qss` and a theme."""

from string import Template

from medsos_desktop import resources

from .theme import Theme

_SIZES = ("micro", "small", "body", "editor", "heading", "title", "figure")


def style_sheet(theme: Theme) -> str:
    """The sheet with every ``$role`` (dashes as underscores) and ``$size_<type>`` filled in."""
    values = {role.replace("-", "_"): value for role, value in theme.hex.items()}
    values.update({f"size_{name}": f"{theme.size(name)}px" for name in _SIZES})
    values["control"] = f"{theme.control - 2}px"  # without its two border lines
    values["control_focus"] = f"{theme.control - 4}px"
    template = Template(resources.path("theme", "app.qss").read_text(encoding="utf-8"))
    return template.substitute(values)
