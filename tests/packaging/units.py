#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""units.py SERVER FOLDER: the systemd units in FOLDER, read by our own rules and, where it is there, by systemd-analyze.

SERVER is the shortlist-server that was built: its --help says which commands a unit may call. Prints what is wrong, one
line each, and ends with 1; systemd-analyze's warnings count, because a key that it does not know is silently ignored.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

KEYS = {
    "Unit": {"Description", "After", "Wants"},
    "Service": {
        "Type", "EnvironmentFile", "ExecStart", "User", "DynamicUser", "StateDirectory", "LogsDirectory", "UMask",
        "ProtectSystem", "ProtectHome", "PrivateTmp", "PrivateDevices", "NoNewPrivileges", "RestrictAddressFamilies",
        "MemoryDenyWriteExecute", "SystemCallFilter"},
    "Timer": {"OnCalendar", "Persistent"},
    "Install": {"WantedBy"},
}
NEEDED = {".service": {"Service.ExecStart", "Service.Type", "Service.User"},
          ".timer": {"Timer.OnCalendar", "Install.WantedBy"}}
INSTALLED = "/usr/bin/shortlist-server"


def parse(path, problems):
    section, values = "", {}
    for number, line in enumerate(path.read_text().splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if match := re.fullmatch(r"\[(\w+)\]", line):
            section = match[1]
        elif "=" in line and line.split("=", 1)[0] in KEYS.get(section, ()):
            key, value = line.split("=", 1)
            values[f"{section}.{key}"] = value
        else:
            problems.append(f"{path.name}:{number}: not understood: {line}")
    problems.extend(f"{path.name}: no {key}" for key in sorted(NEEDED[path.suffix] - values.keys()))
    return values


def check(server, folder):
    problems = []
    units = sorted(path for path in folder.iterdir() if path.suffix in NEEDED)
    if not units:
        return [f"no units in {folder}"]
    text = subprocess.run([server, "--help"], capture_output=True, text=True, check=True).stdout
    commands = set(re.findall(r"^  ([a-z]+) ", text, re.M))
    for unit in units:
        values = parse(unit, problems)
        words = values.get("Service.ExecStart", f"{INSTALLED} check").split()
        if words[0] != INSTALLED or words[1:2] == [] or words[1] not in commands:
            problems.append(f"{unit.name}: shortlist-server has no such command: {' '.join(words)}")
        if unit.suffix == ".timer" and not unit.with_suffix(".service").exists():
            problems.append(f"{unit.name}: starts nothing")
    if analyze := shutil.which("systemd-analyze"):
        with tempfile.TemporaryDirectory() as copies:
            names = []
            for unit in units:  # with a program that is there
                copy = pathlib.Path(copies) / unit.name
                copy.write_text(unit.read_text().replace(INSTALLED, str(server)))
                names.append(str(copy))
            found = subprocess.run([analyze, "verify", *names], capture_output=True, text=True, check=False)
            problems.extend(f"systemd-analyze: {line}" for line in (found.stdout + found.stderr).splitlines())
            if found.returncode and not problems:
                problems.append(f"systemd-analyze ended with {found.returncode}")
    return problems


def planted(server, folder):
    """Each of these must be found; returns those that were not."""
    changes = [("shortlist-backup.service", "UMask=", "Umask="), ("shortlist-backup.service", " backup\n", " bakup\n"),
               ("shortlist-maintain.timer", "OnCalendar=", "#"), ("shortlist-maintain.timer", "[Timer]", "[Tinner]")]
    missed = []
    for name, old, new in changes:
        with tempfile.TemporaryDirectory() as copies:
            for path in folder.iterdir():
                shutil.copy(path, copies)
            unit = pathlib.Path(copies) / name
            if old not in unit.read_text():
                missed.append(f"{name} has no {old!r} to change")
            unit.write_text(unit.read_text().replace(old, new))
            if not check(server, pathlib.Path(copies)):
                missed.append(f"{name} with {new!r} in place of {old!r} was not found")
    return missed


if __name__ == "__main__":
    program, units_folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    wrong = check(program, units_folder) + planted(program, units_folder)
    print("\n".join(wrong))
    sys.exit(1 if wrong else 0)
