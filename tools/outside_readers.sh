#!/usr/bin/env bash
# Brings the programs that are not ours and that read our bundles in the slow tests:
#
#     sudo tools/outside_readers.sh [FOLDER]      (default: a temporary folder; about 900 MB with LibreOffice)
#
# * from Debian: LibreOffice (without Java), Firefox, pdftotext; left out where they are, or where one is not root
# * from npm, into FOLDER: ical.js and papaparse
#
# Then `MEDSOS_READERS=FOLDER make test-long` runs the tests that need them; without it they are skipped. Nothing of
# this is part of the app, of `make test`, or of the repository.
set -euo pipefail

folder=${1:-$(mktemp -d)}
mkdir -p "$folder"

missing=()
command -v soffice >/dev/null || missing+=(libreoffice-calc)
command -v firefox-esr >/dev/null || command -v firefox >/dev/null || missing+=(firefox-esr)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
if [ ${#missing[@]} -gt 0 ]; then
    if [ "$(id -u)" = 0 ]; then
        apt-get update -qq
        apt-get install -y -qq --no-install-recommends "${missing[@]}"
    else
        echo "Missing, and only root may install: ${missing[*]}" >&2
    fi
fi

if command -v npm >/dev/null; then
    # no lock file: it would record where the packages came from
    npm install --silent --no-audit --no-fund --no-package-lock --ignore-scripts --prefix "$folder" \
        ical.js@2.2.1 papaparse@5.7.1
else
    echo "Missing: npm (Node.js), so ical.js and papaparse are left out" >&2
fi
echo "MEDSOS_READERS=$folder"
