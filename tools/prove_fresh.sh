#!/usr/bin/env bash
# Proves `make run` on a fresh Debian 12: a minimal system with python3, python3-pip and make, nothing else.
#
#     sudo tools/prove_fresh.sh [FOLDER]      (needs debootstrap; about 2 GB in FOLDER, default a temporary one)
#
# Three starts in a clone of the committed state, without a display:
#   1. as a user who may install nothing: names the missing libraries, makes the bundle, exits 1
#   2. as root: adds the libraries, does the whole sample job, exits 0; a second start takes seconds
#   3. as the user again, now that the libraries are there: exits 0
# and the two bundles must be the same bytes; then `make test` as the user. How this machine reaches Debian and Python packages (mirrors,
# certificates, name server) is read from its own settings when the script runs; nothing of it stands here.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
folder=${1:-$(mktemp -d)}
system=$folder/debian
person=warga
clean=(env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 TERM=dumb)
while IFS= read -r setting; do clean+=("$setting"); done < <(env | grep -E '^(PIP_CERT|PIP_DEFAULT_TIMEOUT|PIP_INDEX_URL|SSL_CERT_FILE|https?_proxy|no_proxy)=' || true)

mirror() { # the first archive that apt uses here
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | head -1
}

bootstrap() {
    [ -e "$system/.ready" ] && return
    debootstrap --variant=minbase --include=python3,python3-pip,make bookworm "$system" "$(mirror)" >"$folder/debootstrap.log"
    rm -rf "$system/etc/apt/sources.list"*
    cp -rL /etc/apt/sources.list* "$system/etc/apt/" 2>/dev/null || true
    apt-config dump | grep '^Acquire::Check' >"$system/etc/apt/apt.conf.d/99host" || true
    chroot "$system" useradd --create-home "$person"
    touch "$system/.ready"
}

let_in() { # what only the machine around it can give
    cp -L /etc/resolv.conf /etc/hosts "$system/etc/"
    [ -f /etc/ssl/certs/ca-certificates.crt ] && install -D /etc/ssl/certs/ca-certificates.crt "$system/etc/ssl/certs/ca-certificates.crt"
    for place in proc dev; do
        mountpoint -q "$system/$place" || mount --rbind --make-rslave "/$place" "$system/$place"
    done
}

let_out() { umount -R -l "$system/dev" "$system/proc" 2>/dev/null || true; }

# try WHO HOME EXPECTED TARGET: one `make TARGET`, timed, its exit code held against what it must be
try() {
    local who=$1 home=$2 expected=$3 target=$4 began code=0
    began=$(date +%s.%N)
    chroot --userspec="$who" "$system" "${clean[@]}" HOME="$home" sh -c "cd $home/medsos && make $target" >"$folder/last.log" 2>&1 || code=$?
    [ "$code" -ne 0 ] && code=1 # make answers 2 for any failed recipe
    printf 'make %-5s as %-6s exit %s (expected %s) %6.1f s\n' "$target" "$who" "$code" "$expected" "$(echo "$(date +%s.%N) - $began" | bc)"
    tail -25 "$folder/last.log" | sed 's/^/    | /'
    [ "$code" -eq "$expected" ]
}

# start WHO HOME EXPECTED: as `try` with `make run`, and the bundle must be there
start() {
    try "$1" "$2" "$3" run
    [ -s "$system$2/medsos/out/paket-contoh.zip" ]
}

put_clone() { # OWNER HOME
    rm -rf "$system$2/medsos"
    git clone --quiet --no-hardlinks "$root" "$system$2/medsos"
    chroot "$system" chown -R "$1:$1" "$2/medsos"
}

trap let_out EXIT
bootstrap
let_in
put_clone "$person" "/home/$person"
put_clone root /root
chroot "$system" python3 -c 'import ensurepip' 2>/dev/null && echo "note: ensurepip is there, so this is not the barest Debian"

if [ -e "$system/.libraries" ]; then
    echo "(the libraries are there from an earlier proof: the first start is left out)"
else
    start "$person" "/home/$person" 1
    grep -q 'apt-get install.*libegl1' "$folder/last.log"
fi
start root /root 0
touch "$system/.libraries"
start root /root 0
start "$person" "/home/$person" 0
cmp "$system/root/medsos/out/paket-contoh.zip" "$system/home/$person/medsos/out/paket-contoh.zip"
ls "$system/root/medsos/out/layar" | wc -l | sed 's/$/ pictures of screens/'
try "$person" "/home/$person" 0 test
echo "proved: $(git -C "$root" log -1 --format=%h) on Debian $(cat "$system/etc/debian_version")"
