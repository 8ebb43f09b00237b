// Guides as PDF (A4, Arabic and English) for the folder: whatever `scripts/guides.mjs --to DIR` makes. Without that
// program the folder has none, and the release says so.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../setup/places.mjs';
import { say } from '../setup/say.mjs';

export function placeGuides(folder, program = join(ROOT, 'scripts/guides.mjs')) {
  if (!existsSync(program)) return say('no guides: there is no scripts/guides.mjs');
  const made = mkdtempSync(join(tmpdir(), 'kanaf-guides-'));
  try {
    execFileSync(process.execPath, [program, '--to', made], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    for (const name of readdirSync(made))
      if (name.endsWith('.pdf')) copyFileSync(join(made, name), join(folder, name));
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}
