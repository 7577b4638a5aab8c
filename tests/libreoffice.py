"""LibreOffice without a window, in a profile of its own: opens, types into and saves our sheets for real."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice") or ""
needed = pytest.mark.skipif(not SOFFICE, reason="no LibreOffice on this machine")

XLSX, ODS = "Calc MS Excel 2007 XML", "calc8"
CSV = "Text - txt - csv (StarCalc)"
AS_SHOWN = "44,34,76,1,,0,false,true"
"""Options of the CSV: comma, quotes, UTF-8, cells as they are shown."""

_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Isi" script:language="StarBasic">
Sub Isi(source As String, told As String, target As String, filter As String, options As String)
  Dim hide(0) As New com.sun.star.beans.PropertyValue
  hide(0).Name = "Hidden" : hide(0).Value = True
  doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, hide())
  sheet = doc.Sheets.getByIndex(0)
  lines = Split(told, "|")
  For i = 0 To UBound(lines)
    parts = Split(lines(i), "~")
    sheet.getCellRangeByName(parts(0)).FormulaLocal = parts(1)
  Next i
  Dim save(1) As New com.sun.star.beans.PropertyValue
  save(0).Name = "FilterName" : save(0).Value = filter
  save(1).Name = "FilterOptions" : save(1).Value = options
  doc.storeToURL(target, save())
  doc.close(True)
End Sub
</script:module>"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false"><library:element library:name="Isi"/>
</library:library>"""
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>{locale}</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"
 oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""


class LibreOffice:
    """One profile in ``folder``; ``locale`` decides how what is typed is understood ("id-ID", "en-US")."""

    def __init__(self, folder: Path, locale: str = "id-ID") -> None:
        self._profile = folder / f"profil-{locale}"
        self._locale = locale

    def convert(self, file: Path, kind: str, folder: Path, *, read_as: str = "") -> Path:
        """The file in another form; ``kind`` as LibreOffice has it: ``xlsx``, ``csv:<filter>:<options>``.

        ``read_as`` answers what it would ask a person before it opens a CSV.
        """
        asked = [f"--infilter={read_as}"] if read_as else []
        self._run(*asked, "--convert-to", kind, "--outdir", str(folder), str(file))
        made = folder / f"{file.stem}.{kind.partition(':')[0]}"
        assert made.is_file(), f"{file.name} was not converted"
        return made

    def typed(self, file: Path, told: Mapping[str, str], target: Path, kind: str, options: str = "") -> Path:
        """Opens ``file``, types ``told`` (by cell, as a person would) and saves it as ``target``."""
        lines = "|".join(f"{cell}~{text}" for cell, text in told.items())
        asked = (file.as_uri(), lines, target.as_uri(), kind, options)
        assert '"' not in "".join(asked)
        macro = "macro:///Standard.Isi.Isi({})".format(",".join(f'"{each}"' for each in asked))
        for _start in range(3):  # at its first starts it lays its own macros over ours
            self._lay_out()
            self._run("--norestore", macro)
            if target.is_file():
                return target
        raise AssertionError(f"{target.name} was not saved")

    def _lay_out(self) -> None:
        standard = self._profile / "user" / "basic" / "Standard"
        standard.mkdir(parents=True, exist_ok=True)
        (standard / "Isi.xba").write_text(_MACRO, encoding="utf-8")
        (standard / "script.xlb").write_text(_LIBRARY, encoding="utf-8")

    def _run(self, *arguments: str) -> None:
        settings = self._profile / "user" / "registrymodifications.xcu"
        if not settings.exists():
            settings.parent.mkdir(parents=True, exist_ok=True)
            settings.write_text(_SETTINGS.format(locale=self._locale), encoding="utf-8")
        command = [SOFFICE, f"-env:UserInstallation={self._profile.as_uri()}", "--headless", *arguments]
        subprocess.run(command, capture_output=True, check=True, timeout=180)
