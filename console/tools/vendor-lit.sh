#!/bin/sh
# Makes console/lit.js, one file of plain ES module code, and its line in console/vendored.txt. Needs Node and npm;
# run only when Lit is to be changed. Neither building nor running Pennypost needs Node.
set -eu
lit=3.3.3
esbuild=0.28.2
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/lit-entry.js" "$work/"
cd "$work"
printf '{"private":true}\n' > package.json
npm install --silent --ignore-scripts "lit@$lit" "esbuild@$esbuild"
node node_modules/esbuild/install.js
printf '/* Lit %s, BSD-3-Clause, Copyright Google LLC; see licences/lit.txt and vendored.txt. */\n' "$lit" > lit.js
node_modules/.bin/esbuild lit-entry.js --bundle --format=esm --minify --target=es2022 --legal-comments=none >> lit.js
cp lit.js "$here/../lit.js"
cp node_modules/lit/LICENSE "$here/../licences/lit.txt"
printf 'lit.js\t%s\tBSD-3-Clause\t%s\tnpm lit, bundled by tools/vendor-lit.sh\n' \
    "$lit" "$(sha256sum lit.js | cut -d' ' -f1)" > "$here/../vendored.txt"
