import { type Figure, met } from './figure.ts';

function shown(value: number, unit: Figure['unit']): string {
  const size = Math.abs(value);
  const digits = size >= 1000 ? 0 : size >= 100 ? 0 : size >= 10 ? 1 : 2;
  const text = Number.isInteger(value) ? String(value) : value.toFixed(digits);
  return unit === '' || unit === 'points' ? text : `${text} ${unit}`;
}

function goalOf({ goal, unit }: Figure): string {
  return goal === undefined ? '' : `${goal.at === 'least' ? '≥' : '≤'} ${shown(goal.value, unit)}`;
}

function spreadOf({ spread, unit, dropped = 0 }: Figure): string {
  if (spread === undefined) return '';
  const lost = dropped === 0 ? '' : `, ${dropped} dropped`;
  return `${shown(spread.lower, unit)} – ${shown(spread.upper, unit)} in ${spread.rounds} rounds${lost}`;
}

function verdict(figure: Figure): string {
  const holds = met(figure);
  if (holds === null) return '';
  return holds ? 'holds' : 'MISSED';
}

/** A table for people: a line each for a figure, its spread, its goal and what it stands beside. */
export function table(figures: readonly Figure[]): string {
  const head = ['', 'figure', 'goal', '', 'quartiles', 'beside'];
  const rows = figures.map((figure) => [
    figure.about,
    figure.value === null ? (figure.note ?? 'not measured') : shown(figure.value, figure.unit),
    goalOf(figure),
    verdict(figure),
    spreadOf(figure),
    [figure.beside, figure.value === null ? '' : figure.note].filter(Boolean).join('; '),
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** One line for each figure, for a machine: its name, a colon, the bare number. */
export function lines(figures: readonly Figure[]): string {
  return figures
    .map((figure) => {
      const number = figure.value === null ? 'none' : String(Number(figure.value.toPrecision(4)));
      const details = [
        goalOf(figure) && `goal ${goalOf(figure)}`,
        verdict(figure),
        spreadOf(figure) && `quartiles ${spreadOf(figure)}`,
        figure.beside,
        figure.note,
      ];
      return `${figure.name}: ${number} (${details.filter(Boolean).join('; ')})`.replace(' ()', '');
    })
    .join('\n');
}
