// Takes invisible marks out of every cell of a file and remembers in which lines there were any.
import {
  hasMarks,
  type ParsedFile,
  type ParsedSheet,
  withoutMarks,
} from '../../src/features/imports';

export function unmarked(file: ParsedFile): ParsedFile {
  return { ...file, sheets: file.sheets.map(unmarkedSheet) };
}

function unmarkedSheet(sheet: ParsedSheet): ParsedSheet {
  const markedLines: number[] = [];
  const rows = sheet.rows.map((row, index) => {
    const clean = row.map(withoutMarks);
    if (clean.every((cell, column) => cell === row[column])) return row;
    if (row.some(hasMarks)) markedLines.push(sheet.lines[index] ?? index + 1);
    return clean;
  });
  const name = withoutMarks(sheet.name);
  return { ...sheet, name, rows, ...(markedLines.length === 0 ? {} : { markedLines }) };
}
