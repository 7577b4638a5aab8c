"""A headless Chromium driven over two pipes (no network, no driver program): enough to use a page."""

import json
import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or ""
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
    "--remote-debugging-pipe",
)  # fmt: skip


class Browser:
    """One page in one browser; use as a context manager. ``errors`` collects what scripts complain of."""

    def __init__(self, profile: Path, *flags: str, size: tuple[int, int] = (1366, 900)) -> None:
        there, self._write = os.pipe()
        self._read, back = os.pipe()
        command = [
            CHROMIUM,
            *_FLAGS,
            *flags,
            f"--user-data-dir={profile}",
            f"--window-size={size[0]},{size[1]}",
        ]
        # the protocol wants its pipes as descriptors 3 and 4
        shell = f'exec 3<&{there} 4>&{back}; exec "$@"'
        self._process = subprocess.Popen(
            ["bash", "-c", shell, "chromium", *command], pass_fds=(there, back),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(there)
        os.close(back)
        self._held = b""
        self._count = 0
        self._session = ""
        self.errors: list[str] = []
        target = next(t for t in self.call("Target.getTargets")["targetInfos"] if t["type"] == "page")
        attach = self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        self._session = attach["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.call(f"{domain}.enable")

    def __enter__(self) -> "Browser":
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._session = ""
            self.call("Browser.close")
            self._process.wait(10)
        except (OSError, EOFError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        os.close(self._write)
        os.close(self._read)

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """One command and its answer; events that come between are kept where they are complaints."""
        self._count += 1
        message: dict[str, Any] = {"id": self._count, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._count:
                assert "error" not in answer, answer
                return dict(answer["result"])

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._held:
            piece = os.read(self._read, 1 << 20)
            if not piece:
                raise EOFError
            self._held += piece
        line, _, self._held = self._held.partition(b"\0")
        event: dict[str, Any] = json.loads(line)
        if event.get("method") == "Runtime.exceptionThrown":
            self.errors.append(str(event["params"]["exceptionDetails"]))
        if event.get("method") == "Log.entryAdded":
            self.errors.append(str(event["params"]["entry"]["text"]))
        return event

    def open(self, page: Path) -> None:
        """Go to a file and wait until it is loaded."""
        self.call("Page.navigate", url=page.as_uri())
        self.until("document.readyState === 'complete' && location.protocol === 'file:'")

    def run(self, script: str) -> Any:
        """The value of an expression in the page; a promise is waited for."""
        answer = self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True, userGesture=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def until(self, script: str) -> None:
        """Wait until an expression is true, ten seconds at most."""
        end = time.monotonic() + 10
        while not self.run(script):
            assert time.monotonic() < end, script
            time.sleep(0.02)

    def saved(self, path: Path) -> bytes:
        """A file that the page saves, when it is whole; ten seconds at most."""
        end = time.monotonic() + 10
        while not path.exists() or list(path.parent.glob("*.crdownload")):
            assert time.monotonic() < end, (path.name, [each.name for each in path.parent.iterdir()])
            time.sleep(0.02)
        return path.read_bytes()

    def click(self, selector: str, number: int = 0) -> None:
        """A real mouse click in the middle of an element."""
        at = self.run(
            f"(() => {{ const e = document.querySelectorAll({selector!r})[{number}];"
            " e.scrollIntoView({block: 'center', behavior: 'instant'}); const r = e.getBoundingClientRect();"
            " return [r.x + r.width / 2, r.y + r.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=at[0], y=at[1], button="left", clickCount=1)

    def press(self, key: str, code: int, text: str = "") -> None:
        """A real key."""
        for kind in ("keyDown", "keyUp"):
            extra = {"text": text} if text and kind == "keyDown" else {}
            self.call(
                "Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **extra
            )
