# Set-up for the commands at the root; sourced, never run. Each function makes sure of one thing, costs next to nothing when it is
# there already, and ends the script with one clear line when it cannot be had. All talk goes to standard error.
# shellcheck shell=bash

cache="${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/gorun"
toolchains="$cache/toolchains"

say() { printf '%s\n' "$*" >&2; }
fail() { say "$(basename "$0"): $*"; exit 1; }

# run_quietly WHAT COMMAND...: the command's output is shown only if it fails.
run_quietly() {
    local what="$1" log
    shift
    log=$(mktemp)
    say "$what ..."
    if ! "$@" >"$log" 2>&1 9>&-; then
        cat "$log" >&2
        rm -f "$log"
        fail "failed: $what"
    fi
    rm -f "$log"
}

# A build may be asked for by two commands at once: the second waits for the first. A process that a command leaves running (dotnet does)
# would keep the lock, so commands are started without descriptor 9.
take_lock() {
    mkdir -p "$cache"
    exec 9>"$cache/setup.lock"
    command -v flock >/dev/null && flock 9
}

release_lock() { exec 9>&-; }

ensure_dotnet() {
    # dotnet refuses to work for a user whose home folder is not there.
    [ -z "${HOME:-}" ] || mkdir -p "$HOME"
    command -v dotnet >/dev/null || fail "the .NET SDK 10 is needed: see https://dotnet.microsoft.com/download (Debian package dotnet-sdk-10.0)"
    dotnet --list-sdks | grep -q '^1[0-9]\.' || fail "the .NET SDK 10 or newer is needed, found: $(dotnet --list-sdks | tr '\n' ' ')"
}

# Native AOT links with the C compiler, and cgo needs it too.
ensure_c_compiler() {
    command -v gcc >/dev/null || command -v clang >/dev/null && return
    command -v apt-get >/dev/null || fail "a C compiler is needed: install gcc or clang"
    [ "$(id -u)" = 0 ] || fail "a C compiler is needed: sudo apt-get install gcc libc6-dev"
    run_quietly "installing a C compiler (gcc)" sh -c 'apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev'
}

# What tests run programs for other platforms with: QEMU for another Linux processor, node for WebAssembly.
ensure_foreign_runners() {
    local missing=() emulator=qemu-aarch64
    [ "$(uname -m)" != aarch64 ] || emulator=qemu-x86_64
    command -v "$emulator" >/dev/null || missing+=(qemu-user)
    command -v node >/dev/null || missing+=(nodejs)
    [ ${#missing[@]} != 0 ] || return 0
    command -v apt-get >/dev/null || fail "tests need $emulator and node: install ${missing[*]}"
    [ "$(id -u)" = 0 ] || fail "tests need $emulator and node: sudo apt-get install ${missing[*]}"
    run_quietly "installing ${missing[*]} (for tests of other platforms)" \
        sh -c 'apt-get update && apt-get install -y --no-install-recommends "$@"' sh "${missing[@]}"
}

# Counts system calls for benchmarks, which do without where it cannot be had.
ensure_strace() {
    command -v strace >/dev/null && return
    { command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; } || { say "no strace: system calls are not counted"; return 0; }
    run_quietly "installing strace (for benchmarks)" sh -c 'apt-get update && apt-get install -y --no-install-recommends strace'
}

# What a test watches gorun's looks at the disk with.
ensure_strace() {
    command -v strace >/dev/null && return
    command -v apt-get >/dev/null || fail "tests need strace: install it"
    [ "$(id -u)" = 0 ] || fail "tests need strace: sudo apt-get install strace"
    run_quietly "installing strace (for tests)" sh -c 'apt-get update && apt-get install -y --no-install-recommends strace'
}

# The Debian mirror that this machine is set up with.
debian_mirror() {
    local files
    files=$(ls /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null)
    # shellcheck disable=SC2086
    [ -n "$files" ] && awk '
        $1 == "URIs:" { for (i = 2; i <= NF; i++) print $i }
        $1 == "deb" { for (i = 2; i <= NF; i++) if ($i ~ /^[a-z+]+:\//) { print $i; break } }' $files |
        grep -m1 -E '/debian/?$|/debian\.list$'
}

# apt with package lists of its own, so that nothing of the system's configuration is read past the mirror or changed.
private_apt() {
    local tool="$1"
    shift
    "$tool" -o Dir::Etc::sourcelist="$apt/sources.list" -o Dir::Etc::sourceparts=/dev/null -o Dir::State::lists="$apt/lists" \
        -o Dir::Cache="$apt/cache" -o Acquire::Languages=none -o APT::Sandbox::User= "$@"
}

# The compilers and C libraries that tests of cgo use: every language that a package may hold, and clang for -msan.
ensure_cgo_languages() {
    local missing=()
    command -v g++ >/dev/null || missing+=(g++)
    command -v gfortran >/dev/null || missing+=(gfortran)
    command -v swig >/dev/null || missing+=(swig)
    command -v pkg-config >/dev/null || missing+=(pkg-config)
    [ -x "$(gcc -print-prog-name=cc1obj)" ] || missing+=(gobjc)
    pkg-config --exists sqlite3 2>/dev/null || missing+=(libsqlite3-dev)
    pkg-config --exists zlib 2>/dev/null || missing+=(zlib1g-dev)
    command -v clang >/dev/null && [ -e "$(clang -print-file-name="libclang_rt.msan-$(uname -m).a")" ] || missing+=(clang libclang-rt-dev)
    [ ${#missing[@]} != 0 ] || return 0
    command -v apt-get >/dev/null || fail "tests of cgo need ${missing[*]}: install them"
    [ "$(id -u)" = 0 ] || fail "tests of cgo need them: sudo apt-get install ${missing[*]}"
    run_quietly "installing ${missing[*]} (for tests of cgo)" \
        sh -c 'apt-get update && apt-get install -y --no-install-recommends "$@"' sh "${missing[@]}"
}

# The lists of every suite that may hold a Go toolchain; a suite that the mirror lacks is passed over.
prepare_apt() {
    command -v apt-get >/dev/null || fail "Go 1.24 or newer is needed: install it from https://go.dev/dl and set GOROOT"
    local mirror suite keyring=/usr/share/keyrings/debian-archive-keyring.gpg signed=
    mirror=$(debian_mirror) || fail "Go 1.24 or newer is needed, and no Debian mirror is configured here: install Go from https://go.dev/dl and set GOROOT"
    [ -e "$keyring" ] && signed="[signed-by=$keyring] "
    apt="$cache/apt"
    mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial"
    for suite in oldstable-backports stable stable-backports testing; do
        printf 'deb %s%s %s main\n' "$signed" "$mirror" "$suite"
    done >"$apt/sources.list"
    say "reading the package lists of Debian's stable, backports and testing suites ..."
    private_apt apt-get -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false update >"$apt/log" 2>&1 || true
}

# newest_package NAME: its newest version in any suite, or nothing.
newest_package() {
    private_apt apt-cache madison "$1" | awk -F'|' '{ gsub(/ /, "", $2); print $2 }' |
        while read -r version; do
            if [ -z "${newest:-}" ] || dpkg --compare-versions "$version" gt "$newest"; then newest=$version; fi
            printf '%s\n' "$newest"
        done | tail -n 1
}

# unpack_toolchain 1.27: puts that release below $toolchains, as Debian lays it out. A partial unpacking is never taken for a whole one.
unpack_toolchain() {
    local release="$1" version partial="$cache/unpack.$$"
    version=$(newest_package "golang-$release-go")
    [ -n "$version" ] || fail "Debian's suites do not offer Go $release"
    say "fetching Go $release ($version) ..."
    rm -rf "$partial"
    mkdir -p "$partial" "$toolchains/usr/lib" "$toolchains/usr/share"
    (cd "$partial" && private_apt apt-get download "golang-$release-go=$version" "golang-$release-src=$version" >>"$apt/log" 2>&1) ||
        { cat "$apt/log" >&2; rm -rf "$partial"; fail "cannot download Go $release"; }
    for deb in "$partial"/*.deb; do dpkg-deb -x "$deb" "$partial/root" || fail "cannot unpack $deb"; done
    rm -rf "$toolchains/usr/lib/go-$release" "$toolchains/usr/share/go-$release"
    mv "$partial/root/usr/share/go-$release" "$toolchains/usr/share/"
    mv "$partial/root/usr/lib/go-$release" "$toolchains/usr/lib/"
    rm -rf "$partial"
}

# Whether a folder is a Go toolchain of 1.24 or newer.
is_recent_goroot() {
    local version
    [ -x "$1/bin/go" ] && read -r version 2>/dev/null <"$1/VERSION" || return 1
    case "$version" in go1.2[4-9]* | go1.[3-9][0-9]* | go[2-9]*) return 0 ;; *) return 1 ;; esac
}

# The places where gorun itself looks.
have_toolchain() {
    local candidate
    if [ -n "${GOROOT:-}" ]; then is_recent_goroot "$GOROOT"; return; fi
    if candidate=$(command -v go); then
        candidate=$(readlink -f "$candidate")
        is_recent_goroot "$(dirname "$(dirname "$candidate")")" && return
    fi
    for candidate in /usr/local/go /usr/lib/go-* "${HOME:-/root}"/sdk/go*; do
        is_recent_goroot "$candidate" && return
    done
    return 1
}

# A Go toolchain for running programs: the newest that Debian offers, linked into ~/sdk, where Go's own download tool puts its releases too.
ensure_toolchain() {
    have_toolchain && return
    take_lock
    prepare_apt
    local release
    release=$(private_apt apt-cache pkgnames golang-1. | sed -n 's/^golang-\(1\.[0-9]*\)-go$/\1/p' | sort -t. -k2n | tail -n 1)
    [ -n "$release" ] || fail "the Debian mirror offers no Go toolchain: install Go 1.24 or newer from https://go.dev/dl and set GOROOT"
    is_recent_goroot "$toolchains/usr/lib/go-$release" || unpack_toolchain "$release"
    mkdir -p "${HOME:-/root}/sdk"
    ln -sfn "$toolchains/usr/lib/go-$release" "${HOME:-/root}/sdk/go$release"
    release_lock
}

# The releases that tests and benchmarks compare with; GORUN_TEST_GOROOTS names them, oldest first.
ensure_release_matrix() {
    local release prepared= roots=
    for release in 1.24 1.25 1.26 1.27; do
        if ! is_recent_goroot "$toolchains/usr/lib/go-$release"; then
            take_lock
            [ -n "$prepared" ] || { prepare_apt; prepared=yes; }
            is_recent_goroot "$toolchains/usr/lib/go-$release" || unpack_toolchain "$release"
            release_lock
        fi
        roots="$roots:$toolchains/usr/lib/go-$release"
    done
    export GORUN_TEST_GOROOTS="${roots#:}"
}

# Real modules to resolve, download and build, as Debian packages their sources; GORUN_TEST_MODULES names the folder that holds them,
# laid out like GOPATH/src.
ensure_real_modules() {
    local packages modules="$cache/modules" partial="$cache/modules.$$"
    export GORUN_TEST_MODULES="$modules/usr/share/gocode/src"
    [ ! -e "$modules/complete" ] || return 0
    packages=(
        golang-github-alecthomas-chroma-v2-dev golang-github-burntsushi-toml-dev golang-github-cespare-xxhash-dev
        golang-github-cpuguy83-go-md2man-v2-dev golang-github-davecgh-go-spew-dev golang-github-dlclark-regexp2-dev
        golang-github-fatih-color-dev golang-github-fsnotify-fsnotify-dev golang-github-go-chi-chi-dev golang-github-google-go-cmp-dev
        golang-github-google-uuid-dev golang-github-gorilla-mux-dev golang-github-gorilla-websocket-dev
        golang-github-hashicorp-golang-lru-dev golang-github-inconshreveable-mousetrap-dev golang-github-julienschmidt-httprouter-dev
        golang-github-mattn-go-colorable-dev golang-github-mattn-go-isatty-dev golang-github-mattn-go-runewidth-dev
        golang-github-mitchellh-mapstructure-dev golang-github-pelletier-go-toml.v2-dev golang-github-pkg-errors-dev
        golang-github-pmezard-go-difflib-dev golang-github-rivo-uniseg-dev golang-github-rs-zerolog-dev
        golang-github-russross-blackfriday-v2-dev golang-github-sirupsen-logrus-dev golang-github-sourcegraph-conc-dev
        golang-github-spf13-afero-dev golang-github-spf13-cast-dev golang-github-spf13-cobra-dev golang-github-spf13-pflag-dev
        golang-github-stretchr-testify-dev golang-github-subosito-gotenv-dev golang-github-urfave-cli-v2-dev golang-github-yuin-goldmark-dev
        golang-go.uber-atomic-dev golang-go.uber-multierr-dev golang-go.uber-zap-dev golang-golang-x-exp-dev golang-golang-x-mod-dev
        golang-golang-x-net-dev golang-golang-x-sync-dev golang-golang-x-sys-dev golang-golang-x-term-dev golang-golang-x-text-dev
        golang-github-xrash-smetrics-dev golang-golang-x-time-dev golang-golang-x-tools-dev golang-gopkg-yaml.v3-dev
        golang-honnef-go-tools-dev
    )
    take_lock
    prepare_apt
    say "fetching the sources of ${#packages[@]} Go modules (for tests) ..."
    rm -rf "$modules" "$partial"
    mkdir -p "$partial"
    (cd "$partial" && private_apt apt-get download "${packages[@]/%//stable}" >>"$apt/log" 2>&1) ||
        { cat "$apt/log" >&2; rm -rf "$partial"; fail "cannot download the sources of Go modules"; }
    for deb in "$partial"/*.deb; do dpkg-deb -x "$deb" "$partial" && rm "$deb" || fail "cannot unpack $deb"; done
    touch "$partial/complete"
    mv "$partial" "$modules"
    release_lock
}
