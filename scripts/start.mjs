// `npm start`: sets up, builds and opens Kanaf. Arguments after `--` reach the app, for example `--smoke`.
import { build } from './setup/build.mjs';
import { provideDisplay } from './setup/display.mjs';
import { ROOT } from './setup/places.mjs';
import { given, quietChromium, run, sandboxArguments } from './setup/run.mjs';
import { main } from './setup/say.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  const { program } = await setUp();
  build();
  const display = await provideDisplay();
  const code = await run(program, [...sandboxArguments(), ...quietChromium(), ROOT, ...given()], {
    env: display.env,
  });
  display.close();
  return code;
});
