# Builds the product; sourced. Publishes out/gorun when a source is newer than it.
# shellcheck shell=bash

ensure_gorun() {
    if [ -x "$root/out/gorun" ] && [ -z "$(cd "$root" && find src scripts/native.sh Directory.*.props global.json -newer out/gorun.stamp -print -quit 2>/dev/null || echo stale)" ]; then
        return
    fi
    take_lock
    ensure_dotnet
    ensure_c_compiler
    publish
    release_lock
}

# The registry a machine restores from may lack one release's ahead-of-time pack. The sources are the same for all: the newest that can be had is taken.
publish() {
    local stamp="$root/out/.stamp.$$" log="$root/out/build.log" choice rid
    rid=linux-x64
    case "$(uname -s)-$(uname -m)" in
        Linux-aarch64) rid=linux-arm64 ;;
        Darwin-arm64) rid=osx-arm64 ;;
        Darwin-x86_64) rid=osx-x64 ;;
    esac
    mkdir -p "$root/out"
    touch "$stamp"
    say "building out/gorun (about half a minute, once) ..."
    for choice in net10.0/native net9.0/native net10.0/ready-to-run; do
        if ! dotnet restore "$root/src/GoRun" -r "$rid" -p:GoRunFramework="${choice%/*}" -p:GoRunPublish="${choice#*/}" >"$log" 2>&1 9>&-; then
            grep -q NU1101 "$log" && continue
            cat "$log" >&2
            rm -f "$stamp"
            fail "restore failed"
        fi
        if ! dotnet publish "$root/src/GoRun" --no-restore -c Release -r "$rid" -p:GoRunFramework="${choice%/*}" -p:GoRunPublish="${choice#*/}" \
            -o "$root/out/publish" >"$log" 2>&1 9>&-; then
            cat "$log" >&2
            rm -f "$stamp"
            fail "the build failed"
        fi
        install_published "$choice"
        mv "$stamp" "$root/out/gorun.stamp"
        return
    done
    cat "$log" >&2
    rm -f "$stamp"
    fail "no way of publishing can be restored here"
}

# A native build is one file and replaces the old one in one step; a ready-to-run build runs from its folder.
install_published() {
    if [ "${1#*/}" = native ]; then
        mv -f "$root/out/publish/gorun" "$root/out/gorun"
        [ ! -e "$root/out/publish/gorun.dbg" ] || mv -f "$root/out/publish/gorun.dbg" "$root/out/gorun.dbg"
        rm -rf "$root/out/publish"
    else
        ln -sfn publish/gorun "$root/out/gorun"
    fi
    say "out/gorun: ${1/\// }"
}
