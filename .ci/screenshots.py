"""Take the README's pictures: docs/letter.png, a page of the built store, by Debian's chromium.

Where there is no chromium, it says so and leaves the pictures as they are.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
PORT = 8179
SITE = f"http://127.0.0.1:{PORT}"
WIDTH, HEIGHT = 1280, 1500
PAGES = {"docs/letter.png": "/letter/1935-10-21-kaganovich-molotov-to-stalin"}
START_SECONDS = 60


def wait(server: subprocess.Popen[bytes]) -> None:
    """Return when the site answers; stop with what is wrong if it does not."""
    for _ in range(START_SECONDS * 2):
        if server.poll() is not None:
            sys.exit(f"corrkg serve ended with {server.returncode}: is the store built, and port {PORT} free?")
        try:
            urlopen(SITE).close()
        except URLError:
            time.sleep(0.5)
        else:
            return
    sys.exit(f"corrkg serve did not answer in {START_SECONDS} seconds")


def take(chromium: str) -> None:
    """Write each picture."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        for name, path in PAGES.items():
            answer = page.goto(SITE + path)
            if answer is None or not answer.ok:
                sys.exit(f"{path} cannot be shown: the picture is of October 1935")
            page.screenshot(path=ROOT / name)
            print(name)  # noqa: T201
        browser.close()


def main() -> None:
    """Serve the built store while the pictures are taken."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("there is no chromium, so the pictures stay as they are: apt-get install chromium")  # noqa: T201
        return
    command = [str(Path(sys.executable).with_name("corrkg")), "serve", "--port", str(PORT), "--workers", "1"]
    server = subprocess.Popen([*command, *sys.argv[1:]], cwd=ROOT, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        wait(server)
        take(chromium)
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
