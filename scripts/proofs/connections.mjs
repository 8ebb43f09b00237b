// Which connections a program and everything it starts try to make, as the kernel was asked for them (Linux, `strace`). Whatever is
// not this machine itself is told, a question for a name too. Packets between machines (UDP) have no use here: a socket for them is
// enough to be told, but for the bare ones that Chromium makes to look at the machine; of these only their use is.
export const TRACE = [
  ...['-f', '--seccomp-bpf', '-qq', '-s', '128', '-e', 'signal=none'],
  ...['-e', 'trace=socket,connect,bind,sendto,sendmmsg'],
];

const IN_THE_MACHINE = /^(?:127\.[\d.]+|::1|::ffff:127\.[\d.]+)$/;
/** Programs beside the app that would look a name up for it. */
const RESOLVER = /sun_path="[^"]*(?:systemd\/resolve|systemd\.Resolve|avahi-daemon)/i;

/**
 * When its network process starts, Chromium asks the kernel which own address it would use, by a packet socket to this one that
 * is closed again. Nothing is sent; a real connection to it would not be ready at once.
 */
const OWN_ADDRESS_ASKED = /"2001:4860:4860::8888".*\)\s+= (?:0$|-1 E(?:NETUNREACH|ADDRNOTAVAIL))/;

/** Answers `{ outside, local }`: each call that would leave the machine, and how many stayed in it. */
export function connectionsIn(trace) {
  const outside = [];
  let local = 0;
  for (const line of wholeCalls(trace)) {
    const judged = judge(line);
    if (judged === 'outside') outside.push(line.replace(/^\d+\s+/, '').slice(0, 200));
    if (judged === 'local') local += 1;
  }
  return { outside: [...new Set(outside)], local };
}

/** A call that another thread's broke in two is put together again. */
function wholeCalls(trace) {
  const begun = new Map();
  const whole = [];
  for (const line of trace.split('\n')) {
    const [thread = ''] = line.split(' ', 1);
    const rest = /<\.\.\. \w+ resumed>(.*)$/.exec(line)?.[1];
    if (line.includes(' <unfinished ...>')) {
      begun.set(thread, line.replace(/ <unfinished \.\.\.>.*$/, ''));
    } else if (rest === undefined) whole.push(line);
    else if (begun.has(thread)) {
      whole.push(begun.get(thread) + rest);
      begun.delete(thread);
    }
  }
  return [...whole, ...begun.values()];
}

function judge(line) {
  const kind = /\bsocket\((AF_\w+), (SOCK_[\w|]+)/.exec(line);
  if (kind !== null) return isOrdinary(kind[1], kind[2]) ? 'none' : 'outside';
  if (/\bconnect\(/.test(line) && OWN_ADDRESS_ASKED.test(line)) return 'none';
  const addresses = [
    ...[...line.matchAll(/inet_addr\("([^"]+)"\)/g)].map(([, address]) => address),
    ...[...line.matchAll(/inet_pton\(AF_INET6, "([^"]+)"/g)].map(([, address]) => address),
  ];
  if (addresses.length === 0) return RESOLVER.test(line) ? 'outside' : 'none';
  return addresses.every((address) => IN_THE_MACHINE.test(address)) ? 'local' : 'outside';
}

function isOrdinary(family, type) {
  if (family === 'AF_UNIX' || family === 'AF_NETLINK') return true;
  if (family !== 'AF_INET' && family !== 'AF_INET6') return false;
  return type === 'SOCK_DGRAM' || /^SOCK_STREAM\b/.test(type);
}
