// Which connections a program and everything it starts try to make, as the kernel was asked for them (Linux, `strace`). Whatever is
// not this machine itself is told, a question for a name too. Packets between machines (UDP) have no use here: their socket is enough.
export const TRACE = [
  ...['-f', '--seccomp-bpf', '-qq', '-s', '128', '-e', 'signal=none'],
  ...['-e', 'trace=socket,connect,bind,sendto,sendmmsg'],
];

const IN_THE_MACHINE = /^(?:127\.[\d.]+|::1|::ffff:127\.[\d.]+)$/;
/** Programs beside the app that would look a name up for it. */
const RESOLVER = /sun_path="[^"]*(?:systemd\/resolve|systemd\.Resolve|avahi-daemon)/i;

/** Answers `{ outside, local }`: each call that would leave the machine, and how many stayed in it. */
export function connectionsIn(trace) {
  const outside = [];
  let local = 0;
  for (const line of trace.split('\n')) {
    const judged = judge(line);
    if (judged === 'outside') outside.push(line.replace(/^\d+\s+/, '').slice(0, 200));
    if (judged === 'local') local += 1;
  }
  return { outside: [...new Set(outside)], local };
}

function judge(line) {
  const kind = /\bsocket\((AF_\w+), (SOCK_\w+)/.exec(line);
  if (kind !== null) return isOrdinary(kind[1], kind[2]) ? 'none' : 'outside';
  const addresses = [
    ...[...line.matchAll(/inet_addr\("([^"]+)"\)/g)].map(([, address]) => address),
    ...[...line.matchAll(/inet_pton\(AF_INET6, "([^"]+)"/g)].map(([, address]) => address),
  ];
  if (addresses.length === 0) return RESOLVER.test(line) ? 'outside' : 'none';
  return addresses.every((address) => IN_THE_MACHINE.test(address)) ? 'local' : 'outside';
}

function isOrdinary(family, type) {
  if (family === 'AF_UNIX' || family === 'AF_NETLINK') return true;
  return (family === 'AF_INET' || family === 'AF_INET6') && type.startsWith('SOCK_STREAM');
}
