// Stands in for Electron's own default application, which the fallback runtime does not carry:
// finds the application named on the command line and starts it. It must stay an ES module:
// a CommonJS one lets the `ready` event fire before the application has loaded.
import * as fs from 'node:fs';
import { Module } from 'node:module';
import * as path from 'node:path';
import * as url from 'node:url';
import { app } from 'electron/main';

const preloads = [];
let entry;
for (let args = process.argv.slice(1); args.length > 0 && entry === undefined; ) {
  const arg = args.shift();
  if (arg === '-r' || arg === '--require') preloads.push(args.shift());
  else if (arg === '-v' || arg === '--version') {
    console.log(`v${process.versions.electron}`);
    process.exit(0);
  } else if (arg === '--' || !arg.startsWith('-')) entry = arg === '--' ? args.shift() : arg;
}
if (preloads.length > 0) Module._preloadModules(preloads);
if (entry === undefined) {
  console.error('electron: name the application to start');
  process.exit(1);
}

Object.defineProperty(process, 'defaultApp', {
  configurable: false,
  enumerable: true,
  value: true,
});
const target = path.resolve(entry);
const manifestPath = path.join(target, 'package.json');
let appPath;
if (fs.existsSync(manifestPath)) {
  const manifest = JSON.parse(fs.readFileSync(manifestPath, 'utf8'));
  if (manifest.version) app.setVersion(manifest.version);
  if (manifest.productName || manifest.name) app.name = manifest.productName || manifest.name;
  app.setDesktopName(manifest.desktopName || `${app.name}.desktop`);
  appPath = target;
}
try {
  const file = Module._resolveFilename(target, null, true);
  app.setAppPath(appPath || path.dirname(file));
  await import(url.pathToFileURL(file).toString());
} catch (error) {
  console.error('electron: the application could not start', error);
  process.exit(1);
}
