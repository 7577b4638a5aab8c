"""A headless Firefox driven by its own protocol (Marionette): enough to use a page as a person does.

Firefox listens on this machine's loopback, and bash holds the line to it: neither the app nor its tests open
a connection. The names are those of `tests.bundles.browser.Browser`, so that a scenario reads the same.
"""

import json
import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox") or ""
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
_KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c"}
_PREFS = {
    "marionette.port": 0,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage": "about:blank",
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "dom.events.testing.asyncClipboard": True,
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": True,
    "browser.download.always_ask_before_handling_new_types": False,
    "browser.helperApps.neverAsk.saveToDisk": "text/csv,application/json,application/octet-stream",
}
_COMPLAINTS = """
const found = Services.console.getMessageArray().filter(each => each instanceof Ci.nsIScriptError
    && each.sourceName.startsWith('file:') && !(each.flags & 1));
Services.console.reset();
return found.map(each => each.errorMessage);
"""


class Firefox:
    """One page in one browser; use as a context manager. `errors` are what scripts of pages complained of."""

    def __init__(self, profile: Path, downloads: Path | None = None) -> None:
        profile.mkdir(parents=True, exist_ok=True)
        self.downloads = downloads or profile / "unduhan"
        self.downloads.mkdir(exist_ok=True)
        prefs = {**_PREFS, "browser.download.dir": str(self.downloads)}
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in prefs.items()]
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [
            FIREFOX, "--headless", "--marionette", "--remote-allow-system-access", "--no-remote",
            "--profile", str(profile), "--width", "1366", "--height", "900", "about:blank",
        ]  # fmt: skip
        self._process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": str(profile), "MOZ_HEADLESS": "1"},
        )  # fmt: skip
        self._line = subprocess.Popen(
            ["bash", "-c", f'exec 3<>"/dev/tcp/127.0.0.1/{self._port(profile)}"; cat <&3 & exec cat >&3'],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._count = 0
        assert self._heard()["marionetteProtocol"] == 3
        self.call("WebDriver:NewSession", capabilities={"alwaysMatch": {}})

    def _port(self, profile: Path) -> int:
        """Where it listens, once it says so; a minute at most: the first start of a profile takes long."""
        told, end = profile / "MarionetteActivePort", time.monotonic() + 60
        while not told.exists() or not told.read_text():
            assert time.monotonic() < end
            assert self._process.poll() is None, "Firefox ended by itself"
            time.sleep(0.05)
        return int(told.read_text())

    def __enter__(self) -> "Firefox":
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.call("Marionette:Quit", flags=["eForceQuit"])
            self._process.wait(20)
        except (AssertionError, EOFError, OSError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        self._line.kill()
        self._line.communicate()

    def _heard(self) -> Any:
        """The next message: its length in figures, a colon, JSON."""
        out = self._line.stdout
        assert out is not None
        size = b""
        while (one := out.read(1)) != b":":
            if not one:
                raise EOFError
            size += one
        return json.loads(out.read(int(size)))

    def call(self, command: str, **params: Any) -> Any:
        """One command and what it answers."""
        self._count += 1
        message = json.dumps([0, self._count, command, params]).encode()
        into = self._line.stdin
        assert into is not None
        into.write(b"%d:%s" % (len(message), message))
        into.flush()
        _kind, number, error, result = self._heard()
        assert number == self._count
        assert error is None, error
        return result

    @property
    def errors(self) -> list[str]:
        """Errors of scripts since they were last asked for."""
        self.call("Marionette:SetContext", value="chrome")
        found = self.call("WebDriver:ExecuteScript", script=_COMPLAINTS, args=[])["value"]
        self.call("Marionette:SetContext", value="content")
        return list(found)

    def open(self, page: Path) -> None:
        """Go to a file and wait until it is loaded."""
        self.call("WebDriver:Navigate", url=page.as_uri())
        assert self.run("location.protocol") == "file:"

    def run(self, script: str) -> Any:
        """The value of an expression in the page, among its own objects; a promise is waited for."""
        whole = (
            f"const done = arguments[0]; Promise.resolve(({script})).then(done, e => done('failed: ' + e))"
        )
        return self.call("WebDriver:ExecuteAsyncScript", script=whole, args=[], sandbox=None)["value"]

    def until(self, script: str) -> None:
        """Wait until an expression is true, ten seconds at most."""
        end = time.monotonic() + 10
        while not self.run(script):
            assert time.monotonic() < end, script
            time.sleep(0.02)

    def saved(self, path: Path) -> bytes:
        """A file that the page saves, when it is whole; ten seconds at most."""
        end = time.monotonic() + 10
        while not path.exists() or not path.stat().st_size or list(path.parent.glob("*.part")):
            assert time.monotonic() < end, path.name
            time.sleep(0.02)
        return path.read_bytes()

    def click(self, selector: str, number: int = 0) -> None:
        """A real click in the middle of an element."""
        self.run(
            f"document.querySelectorAll({selector!r})[{number}]"
            ".scrollIntoView({block: 'center', behavior: 'instant'})"
        )
        found = self.call("WebDriver:FindElements", using="css selector", value=selector)
        self.call("WebDriver:ElementClick", id=found[number][_ELEMENT])

    def press(self, key: str) -> None:
        """A real key, wherever the focus is."""
        value = _KEYS.get(key, key)
        steps = [{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}]
        self.call("WebDriver:PerformActions", actions=[{"type": "key", "id": "keys", "actions": steps}])

    def size(self, width: int, height: int) -> None:
        """Another size of the window."""
        self.call("WebDriver:SetWindowRect", width=width, height=height)
