// A screen for Electron: the user's own, or a virtual one where there is none.
import { spawn } from 'node:child_process';
import { say, stop } from './say.mjs';

/** Answers `{ env, close }`. `hidden` asks for a virtual screen even where a real one is present. */
export async function provideDisplay({ hidden = false } = {}) {
  const { DISPLAY, WAYLAND_DISPLAY, ...rest } = process.env;
  const own = process.platform !== 'linux' || DISPLAY || WAYLAND_DISPLAY;
  if (own && !hidden) return { env: process.env, close: () => {} };
  if (process.platform !== 'linux') return { env: process.env, close: () => {} };
  if (!hidden) say('no display here: a virtual one (Xvfb) is used, so no window will be seen');
  const args = ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'];
  const xvfb = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const close = () => xvfb.kill();
  process.once('exit', close);
  return { env: { ...rest, DISPLAY: `:${await displayNumber(xvfb)}` }, close };
}

/** Two days in the real app go on at once, each on a screen of its own: they must not share focus or clipboard. */
export async function hiddenDisplays() {
  const both = [await provideDisplay({ hidden: true }), await provideDisplay({ hidden: true })];
  const names = both.map(({ env }) => env.DISPLAY).filter((name) => name !== undefined);
  return {
    env: { ...both[0].env, KANAF_DISPLAYS: [...new Set(names)].join(' ') },
    close: () => both.forEach(({ close }) => close()),
  };
}

function displayNumber(xvfb) {
  return new Promise((resolve, reject) => {
    const failed = () => {
      try {
        stop('the virtual display (Xvfb) did not start');
      } catch (error) {
        reject(error);
      }
    };
    let text = '';
    xvfb.once('error', failed);
    xvfb.once('exit', failed);
    xvfb.stdio[3].setEncoding('utf8').on('data', (part) => {
      text += part;
      if (text.includes('\n')) resolve(text.trim());
    });
  });
}
