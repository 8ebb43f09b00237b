// What the trace of connections tells: every way out of the machine that a program tries, and nothing that stays in it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { connectionsIn, TRACE } from '../../scripts/proofs/connections.mjs';

const net = "const net = require('node:net');";
const gone = ".on('error', () => {}).setTimeout(50).on('timeout', (s) => process.exit());";
const WAYS_OUT: readonly (readonly [string, string])[] = [
  ['a connection', `${net} net.connect(9, '192.0.2.1')${gone}`],
  [
    'a connection of a program it starts',
    `require('node:child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(`${net} net.connect(9, '192.0.2.1')${gone}`)}])`,
  ],
  [
    'a port open to others',
    `${net} const s = net.createServer().listen(0, '0.0.0.0', () => s.close())`,
  ],
  [
    'a packet',
    "const s = require('node:dgram').createSocket('udp4'); s.send('a', 9, '192.0.2.1', () => s.close())",
  ],
  ['a question for a name', "require('node:dns').lookup('kanaf.invalid', () => process.exit())"],
];

function traceOf(script: string) {
  const folder = mkdtempSync(join(tmpdir(), 'kanaf-trace-'));
  const to = join(folder, 'trace');
  const done = spawnSync('strace', [...TRACE, '-o', to, process.execPath, '-e', script], {
    encoding: 'utf8',
  });
  expect(done.error).toBeUndefined();
  const seen = connectionsIn(readFileSync(to, 'utf8'));
  rmSync(folder, { recursive: true });
  return seen;
}

it.each(WAYS_OUT)('tells %s', (_what, script) => {
  expect(traceOf(script).outside).not.toEqual([]);
});

it('is silent about what stays in the machine', () => {
  const both = `${net} const s = net.createServer((c) => c.end()).listen(0, '127.0.0.1', () => net.connect(s.address().port, '127.0.0.1').on('close', () => s.close()).resume())`;
  const { outside, local } = traceOf(both);
  expect(outside).toEqual([]);
  expect(local).toBeGreaterThanOrEqual(2);
});

const address = (family: string, port: number, of: string): string =>
  family === 'AF_INET'
    ? `{sa_family=AF_INET, sin_port=htons(${port}), sin_addr=inet_addr("${of}")}, 16`
    : `{sa_family=AF_INET6, sin6_port=htons(${port}), inet_pton(AF_INET6, "${of}", &sin6_addr)}, 28`;
const PROBE = address('AF_INET6', 443, '2001:4860:4860::8888');

it.each<[string, number]>([
  [`1 connect(3, ${address('AF_INET6', 53, '2001:db8::1')}) = 0`, 1],
  [`1 connect(3, ${address('AF_INET', 53, '128.0.0.1')} <unfinished ...>`, 1],
  [`1 sendto(3, "a", 1, 0, ${address('AF_INET', 53, '192.0.2.1')}) = 1`, 1],
  [`1 bind(3, ${address('AF_INET', 0, '0.0.0.0')}) = 0`, 1],
  [
    '1 connect(3, {sa_family=AF_UNIX, sun_path="/run/systemd/resolve/io.systemd.Resolve"}, 42) = 0',
    1,
  ],
  ['1 socket(AF_INET, SOCK_RAW, IPPROTO_ICMP) = 3', 1],
  ['1 socket(AF_PACKET, SOCK_RAW, 768) = 3', 1],
  ['1 socket(AF_INET6, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP) = 3', 1],
  ['1 socket(AF_INET6, SOCK_DGRAM|SOCK_CLOEXEC|SOCK_NONBLOCK, IPPROTO_IP <unfinished ...>', 1],
  [`1 connect(3, ${PROBE}) = -1 EINPROGRESS (Operation now in progress)`, 1],
  [
    `1 connect(3, ${PROBE} <unfinished ...>\n2 x() = 0\n1 <... connect resumed>) = -1 EINPROGRESS`,
    1,
  ],
  [`1 sendto(3, "a", 1, 0, ${PROBE}) = 1`, 1],
  [`1 connect(3, ${PROBE} <unfinished ...>\n2 x() = 0\n1 <... connect resumed>)           = 0`, 0],
  [`1 connect(3, ${PROBE}) = -1 ENETUNREACH (Network is unreachable)`, 0],
  ['1 socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP) = 3', 0],
  ['1 socket(AF_UNIX, SOCK_DGRAM, 0) = 3', 0],
  ['1 socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = 3', 0],
  [`1 connect(3, ${address('AF_INET6', 1, '::1')}) = 0`, 0],
])('judges %j', (lines, outside) => {
  expect(connectionsIn(lines).outside).toHaveLength(outside);
});
