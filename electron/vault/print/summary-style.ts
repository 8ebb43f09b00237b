// How a printed summary looks: A4, ink on paper, readable in black and white. Logical sides only.

export const SUMMARY_CSS = `
@page { size: A4; margin: 18mm 16mm 20mm; }
* { box-sizing: border-box; }
html { font-family: Amiri, serif; font-size: 11pt; line-height: 1.55; color: #000; }
body { margin: 0; }
h1 { font-size: 20pt; line-height: 1.3; margin: 0 0 2mm; }
h2 { font-size: 13pt; line-height: 1.4; margin: 6mm 0 1.5mm; break-after: avoid; }
p, li { margin: 0 0 1mm; }
html[data-digits="arab"] ol { list-style-type: arabic-indic; }
.mark { border: 1.2pt solid #000; padding: 1mm 3mm; font-weight: 700; display: inline-block; margin-block-end: 3mm; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .6mm 6mm; margin: 3mm 0 2mm;
  border-block: .6pt solid #000; padding: 2mm 0; }
.facts dt { font-weight: 700; }
.facts dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; break-inside: avoid; font-size: 10.5pt; }
table.long { break-inside: auto; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
caption { text-align: start; font-weight: 700; font-size: 12.5pt; padding: 0 0 1mm; break-after: avoid; }
th, td { border: .6pt solid #000; padding: .6mm 2mm; text-align: start; vertical-align: top; }
thead th { border-block-end-width: 1.2pt; }
td.figure, th.figure { text-align: end; font-variant-numeric: tabular-nums; }
tr.totals > * { border-block-start: 1.2pt solid #000; font-weight: 700; }
td.totals { font-weight: 700; }
.block { margin-block-start: 5mm; }
.withheld { border: .6pt dashed #000; padding: 2mm 3mm; break-inside: avoid; }
.withheld strong { display: block; font-size: 12.5pt; }
.notes { font-size: 10pt; padding-inline-start: 6mm; margin: 0; }
.seal { break-before: page; }
.code { direction: ltr; unicode-bidi: isolate; font-family: Amiri, monospace; overflow-wrap: anywhere; }
.hash { direction: ltr; unicode-bidi: isolate; display: inline-block; max-width: 92mm; word-spacing: .8mm; }
.note-lines { direction: ltr; unicode-bidi: isolate; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 9pt; display: block; text-align: start; }
.qr { display: grid; grid-template-columns: 40mm 1fr; gap: 6mm; align-items: start; break-inside: avoid; margin-block-start: 4mm; }
.qr svg { width: 40mm; height: 40mm; display: block; }
.hands { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm; margin-block-start: 6mm; break-inside: avoid; }
.hand { border-block-start: .6pt solid #000; padding-block-start: 1mm; margin-block-start: 16mm; }
`;
