// How a paper for the safe looks: large digits, wide gaps, black on white, one page.
export const PAPER_CSS = `
@page { size: A4; margin: 16mm 18mm; }
* { box-sizing: border-box; margin: 0; padding: 0; }
body { font: 12pt/1.6 Amiri, serif; color: #000; }
header { border-block-end: 1pt solid #000; padding-block-end: 3mm; margin-block-end: 5mm; }
h1 { font-size: 22pt; line-height: 1.4; }
h2 { font-size: 12pt; margin-block: 6mm 2mm; }
.second { text-align: start; color: #333; font-size: 11pt; line-height: 1.45; }
ol { list-style: none; }
.groups { display: grid; grid-template-columns: repeat(4, 1fr); gap: 3mm; margin-block-start: 6mm; direction: ltr; }
.groups li { border: 0.75pt solid #666; border-radius: 2mm; padding: 1.5mm 2.5mm; break-inside: avoid; text-align: center; }
.groups bdi { display: block; font-size: 17pt; line-height: 1.35; letter-spacing: 0.06em; font-weight: 700; }
.groups .latin { font-size: 14pt; font-weight: 400; }
.groups.card { grid-template-columns: repeat(6, 1fr); gap: 2mm; }
.groups.card li { padding: 1.5mm 1mm; }
.groups.card bdi { font-size: 14pt; letter-spacing: 0.02em; }
.groups.card .latin { font-size: 12pt; }
.words.card { grid-template-columns: repeat(5, 1fr); }
.number { font-size: 9pt; color: #444; }
.words { display: grid; grid-template-columns: repeat(4, 1fr); gap: 1mm 4mm; }
.words b { font-weight: 700; }
footer { margin-block-start: 7mm; border-block-start: 0.5pt solid #666; padding-block-start: 3mm; }
.id { font-family: monospace; font-size: 10pt; }
`;
