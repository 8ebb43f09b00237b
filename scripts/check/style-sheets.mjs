// Style sheets must work in both writing directions: no left and no right, only start and end.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PHYSICAL = [
  /(^|[\s;{])(left|right)\s*:/,
  /\b(margin|padding|border|scroll-margin|scroll-padding)-(left|right)\b/,
  /\bborder-(top|bottom)-(left|right)-radius\b/,
  /\b(text-align|float|clear)\s*:\s*(left|right)\b/,
];

/** Answers a list of complaints; empty is good. */
export function styleComplaints(root) {
  if (!existsSync(join(root, 'src'))) return [];
  return readdirSync(join(root, 'src'), { recursive: true })
    .map((name) => join('src', String(name)))
    .filter((path) => path.endsWith('.css'))
    .flatMap((path) => complaintsIn(path, readFileSync(join(root, path), 'utf8')));
}

const complaintsIn = (path, css) =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .split('\n')
    .flatMap((line, index) =>
      PHYSICAL.some((pattern) => pattern.test(line))
        ? [`${path}:${index + 1} ${line.trim()}: use start and end`]
        : [],
    );
