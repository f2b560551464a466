// SPDX-License-Identifier: GPL-3.0-or-later
// usage: node text.js FILE. Prints the text of a PDF file as pdf.js hands it to viewers: pieces in the order of the
// file, a new line where pdf.js sees the end of one.
const fs = require("fs");
const pdfjs = require("pdfjs-dist/legacy/build/pdf.js");

async function main() {
    const data = new Uint8Array(fs.readFileSync(process.argv[2]));
    const file = await pdfjs.getDocument({ data, verbosity: 0, isEvalSupported: false }).promise;
    let text = "";
    for (let number = 1; number <= file.numPages; ++number) {
        const page = await file.getPage(number);
        for (const item of (await page.getTextContent()).items)
            text += item.str + (item.hasEOL ? "\n" : "");
        text += "\n";
    }
    process.stdout.write(text);
}

main().catch((error) => {
    console.error(String(error));
    process.exitCode = 1;
});
