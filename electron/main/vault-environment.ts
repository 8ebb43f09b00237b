// What the vault process finds in its environment: where folders, language and time zone are, and nothing else. The loaders
// of both native packages take a library's path out of variables, and that library would see every key.

const PASSED_ON =
  /^(?:HOME|LANG|LANGUAGE|LC_\w+|PATH|TEMP|TMP|TMPDIR|TZ|XDG_\w+|APPDATA|LOCALAPPDATA|SYSTEMROOT|USERPROFILE|WINDIR)$/iu;

type Environment = Readonly<Record<string, string | undefined>>;

/** Cheap keys are for tests only: an installed app never passes that wish on. */
export function vaultEnvironment(given: Environment, isInstalled: boolean): NodeJS.ProcessEnv {
  const passed = Object.entries(given).filter(([name]) => PASSED_ON.test(name));
  const quick = isInstalled ? undefined : given['KANAF_QUICK_KEYS'];
  return {
    ...Object.fromEntries(passed),
    ...(quick === undefined ? {} : { KANAF_QUICK_KEYS: quick }),
  };
}
