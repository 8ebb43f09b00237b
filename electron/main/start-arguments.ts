// What the command line may change about a start. A packaged app ignores everything but `--vault`.
import { app } from 'electron';

export interface StartArguments {
  readonly smoke: boolean;
  readonly vaultFolder: string | undefined;
  readonly idleMs: number | undefined;
  /** An installed app that is looked at in place of this one. */
  readonly installed: string | undefined;
}

export function startArguments(argv: readonly string[] = process.argv): StartArguments {
  const valueOf = (name: string): string | undefined =>
    argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
  const development = !app.isPackaged;
  const idle = development ? Number(valueOf('idle-seconds')) : Number.NaN;
  return {
    smoke: argv.includes('--smoke'),
    vaultFolder: valueOf('vault'),
    installed: development ? valueOf('installed') : undefined,
    idleMs: Number.isFinite(idle) && idle > 0 ? idle * 1000 : undefined,
  };
}

/** A test or a second shelter may keep its profile elsewhere; must run before the app is ready. */
export function useOwnProfile(argv: readonly string[] = process.argv): void {
  const profile = argv.find((argument) => argument.startsWith('--profile='));
  if (profile !== undefined && !app.isPackaged) app.setPath('userData', profile.slice(10));
}
