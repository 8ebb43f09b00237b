// Chromium reaches no other machine, whatever a page asks of it. The content policy does not speak of everything: a hint that names
// a host (dns-prefetch) and calls between browsers (WebRTC) go past it.
import { app, type WebContents } from 'electron';

/** Features that speak to the network by themselves: WebRTC names this computer in the local network (multicast DNS). */
export const SILENCED: readonly string[] = ['WebRtcHideLocalIpsWithMdns'];

/** Before the app is ready. Every name and every address is said not to exist, so that no socket is opened to it. */
export function reachNoNetwork(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
}

/** WebRTC sends packets to an address without asking the resolver. */
export function sendNoPackets(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
