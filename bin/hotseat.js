#!/usr/bin/env node
// The launcher. It is CommonJS, as the package.json beside it says: loading the first ES module alone takes Node
// a fifth of its own start.
require("../dist/main.cjs");
