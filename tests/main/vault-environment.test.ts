import { describe, expect, it } from 'vitest';
import { vaultEnvironment } from '../../electron/main/vault-environment';

const USUAL = {
  HOME: '/home/w',
  LANG: 'ar_EG.UTF-8',
  LC_TIME: 'C',
  TZ: 'Africa/Cairo',
  TMPDIR: '/tmp',
};

describe('what the vault process finds around itself', () => {
  it('is where folders, language and time zone are', () => {
    expect(vaultEnvironment(USUAL, true)).toEqual(USUAL);
    expect(vaultEnvironment({ SystemRoot: 'C:\\Windows', Temp: 'C:\\T' }, true)).toEqual({
      SystemRoot: 'C:\\Windows',
      Temp: 'C:\\T',
    });
  });

  it.each([
    'NAPI_RS_NATIVE_LIBRARY_PATH',
    '@SIGNALAPP/SQLCIPHER_PREBUILD',
    'PREBUILDS_ONLY',
    'NODE_OPTIONS',
    'NODE_PATH',
    'LD_PRELOAD',
    'LD_LIBRARY_PATH',
    'ELECTRON_RUN_AS_NODE',
  ])('holds no %s, which would bring in foreign code', (name) => {
    expect(vaultEnvironment({ ...USUAL, [name]: '/tmp/foreign' }, false)).toEqual(USUAL);
  });

  it('passes the wish for cheap keys on to a build that is not installed, and to no other', () => {
    const wish = { KANAF_QUICK_KEYS: '1' };
    expect(vaultEnvironment(wish, false)).toEqual(wish);
    expect(vaultEnvironment(wish, true)).toEqual({});
  });
});
