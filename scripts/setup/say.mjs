// Progress lines of the set-up, on standard error, so that a command's own output stays clean.
let quiet = false;
export const beQuiet = () => {
  quiet = true;
};
export const say = (line) => {
  if (!quiet) process.stderr.write(`kanaf: ${line}\n`);
};
/** Ends the set-up with clear words. These are met by newcomers: no stack trace. */
export class SetupStop extends Error {}
export const stop = (lines) => {
  throw new SetupStop([lines].flat().join('\n       '));
};
/** Runs a command's main function; a SetupStop is printed as words, everything else as a fault. */
export const main = async (work) => {
  try {
    const code = await work();
    process.exitCode = typeof code === 'number' ? code : 0;
  } catch (error) {
    if (error instanceof SetupStop) process.stderr.write(`kanaf: ${error.message}\n`);
    else console.error(error);
    process.exitCode = 1;
  }
};
