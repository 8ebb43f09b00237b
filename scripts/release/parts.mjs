// Everything that ships, gathered once for the list of parts and for the licences.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { partsInside } from './native-parts.mjs';
import { runtimeParts } from './runtime-parts.mjs';
import { shippedPackages } from './shipped-packages.mjs';

/** `inside`: by the path of a package, what is compiled into its native file. */
export function partsOf(app, runtime) {
  const packages = shippedPackages(app);
  const unpacked = join(app.folder, 'resources/app.asar.unpacked');
  const inside = new Map();
  for (const name of readdirSync(unpacked, { recursive: true })) {
    const path = /^(node_modules\/(?:@[^/]+\/)?[^/]+)\/.*\.node$/.exec(name)?.[1];
    if (path !== undefined) inside.set(path, partsInside(join(unpacked, name)));
  }
  return { packages, inside, runtime: runtimeParts(runtime), runtimeVersion: runtime.version };
}

/** Parts of several systems as one list: the same package once, of each native file what is in it. */
export function partsTogether(several) {
  const packages = new Map(
    several.flatMap((parts) => parts.packages.map((one) => [one.path, one])),
  );
  const inside = new Map(several.flatMap((parts) => [...parts.inside]));
  for (const { inside: more } of several)
    for (const [path, parts] of more)
      inside.set(path, [
        ...new Map([...inside.get(path), ...parts].map((one) => [one.purl, one])).values(),
      ]);
  return { packages: [...packages.values()], inside };
}
