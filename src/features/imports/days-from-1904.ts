// Rows that leave as a list of text: a day number that the workbook counts from 1904 would be read four years early out of it,
// because a list of text does not say how it counts. It leaves as the day it is.
import { isDayNumber, readDay } from './day-reading';
import type { Reading } from './reading';
import { cellText, type TableRow } from './table';

export function asListOfText(row: TableRow, reading: Exclude<Reading, { kind: 'ctdc' }>): TableRow {
  if (!countsFrom1904(reading)) return row;
  const cells = row.cells.map((cell, index) => {
    const rules = dayRulesOf(reading, index);
    const text = cellText(cell);
    if (rules === undefined || !isDayNumber(text)) return cell;
    const day = readDay(text, rules);
    return day.kind === 'read' ? day.known.date : cell;
  });
  return { ...row, cells };
}

function countsFrom1904(reading: Exclude<Reading, { kind: 'ctdc' }>): boolean {
  return (reading.kind === 'own-list' ? reading : reading.rules).table.daysFrom1904;
}

function dayRulesOf(reading: Exclude<Reading, { kind: 'ctdc' }>, column: number) {
  if (reading.kind === 'own-list') return reading.rules.orders.get(column);
  const field = reading.rules.table.fields.find(({ index }) => index === column);
  return field === undefined ? undefined : reading.rules.orders.get(field.name);
}
