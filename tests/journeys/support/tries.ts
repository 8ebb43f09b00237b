// The ways by which a page in foreign hands would try to leave, to open another, to fetch or to run a text. Each is a small
// program that is sent into the real page as it stands here: it can name nothing outside itself.

export interface Given {
  /** `http://<address>:<port>` of something that hears connections. */
  readonly web: string;
  /** `<address>:<port>` of something that hears single packets. */
  readonly packets: string;
  /** The address of a page in a file of the disk. */
  readonly file: string;
  /** What this try is about, where several differ by one word. */
  readonly word: string;
}

export interface Try {
  readonly name: string;
  readonly word?: string;
  readonly act: (given: Given) => unknown;
}

type Acts = Readonly<Record<string, Try['act']>>;

const named = (acts: Acts): readonly Try[] =>
  Object.entries(acts).map(([name, act]) => ({ name, act }));

const each = (what: string, words: readonly string[], act: Try['act']): readonly Try[] =>
  words.map((word) => ({ name: `${what}: ${word}`, word, act }));

/** To another page in this window. */
const LEAVING: Acts = {
  'location=': ({ web }) => void (location.href = `${web}/href`),
  'location.replace': ({ web }) => location.replace(`${web}/replace`),
  'a file of the disk': ({ file }) => void (location.href = file),
  'another host of the app’s scheme': () => void (location.href = 'app://other/src/app/index.html'),
  'another page of the app': () => void (location.href = 'app://kanaf/src/app/gallery.html'),
  'a scheme of another program': () => void (location.href = 'kanaf://open'),
  'a letter': () => void (location.href = 'mailto:a@example.org'),
  'a page written into the address': () => void (location.href = 'data:text/html,<h1>out</h1>'),
  'a page made here': () => {
    const page = new Blob(['<h1>out</h1>'], { type: 'text/html' });
    location.href = URL.createObjectURL(page);
  },
  'the print scheme': () => void (location.href = 'print://document/'),
  'view-source': ({ web }) => void (location.href = `view-source:${web}/`),
  'chrome pages': () => void (location.href = 'chrome://gpu'),
  'meta refresh': ({ web }) => {
    const meta = document.createElement('meta');
    meta.httpEquiv = 'refresh';
    meta.content = `0;url=${web}/refresh`;
    document.head.append(meta);
  },
  'a form': ({ web }) => {
    const form = document.createElement('form');
    form.action = `${web}/form`;
    form.method = 'post';
    document.body.append(form);
    form.submit();
  },
  'a link': ({ web }) => {
    const link = document.createElement('a');
    link.href = `${web}/link`;
    document.body.append(link);
    link.click();
  },
  'a link that saves': ({ web }) => {
    const link = document.createElement('a');
    link.href = `${web}/saved`;
    link.download = 'x.html';
    document.body.append(link);
    link.click();
  },
  'a link that saves what was made here': () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['a'], { type: 'text/plain' }));
    link.download = 'x.txt';
    document.body.append(link);
    link.click();
  },
};

/** To another window. */
const OPENING: Acts = {
  'window.open': ({ web }) => window.open(`${web}/open`),
  'window.open of a file': ({ file }) => window.open(file),
  'window.open of nothing': () => window.open(''),
  'window.open of the app’s own page': () => window.open('app://kanaf/src/app/index.html'),
  'window.open without its opener': ({ web }) => window.open(`${web}/alone`, '_blank', 'noopener'),
  'a link to a new window': ({ web }) => {
    const link = document.createElement('a');
    link.href = `${web}/blank`;
    link.target = '_blank';
    document.body.append(link);
    link.click();
  },
  'a form to a new window': ({ web }) => {
    const form = document.createElement('form');
    form.action = `${web}/form-blank`;
    form.target = '_blank';
    document.body.append(form);
    form.submit();
  },
};

const ELEMENTS = ['iframe', 'frame', 'embed', 'object', 'webview', 'fencedframe'];

/** A foreign page inside this one. */
const INSIDE: readonly Try[] = [
  ...each('from outside in', ELEMENTS, ({ web, word }) => {
    const inner = document.createElement(word);
    inner.setAttribute(word === 'object' ? 'data' : 'src', `${web}/${word}`);
    document.body.append(inner);
  }),
  ...each('a file of the disk in', ELEMENTS, ({ file, word }) => {
    const inner = document.createElement(word);
    inner.setAttribute(word === 'object' ? 'data' : 'src', file);
    document.body.append(inner);
  }),
];

/** Something is asked for, or only a name looked up, without leaving. */
const ASKING: Acts = {
  fetch: ({ web }) => fetch(`${web}/fetch`).catch(() => undefined),
  'fetch without an answer': ({ web }) =>
    fetch(`${web}/no-cors`, { mode: 'no-cors', keepalive: true }).catch(() => undefined),
  XMLHttpRequest: ({ web }) => {
    const request = new XMLHttpRequest();
    request.open('GET', `${web}/xhr`);
    request.send();
  },
  beacon: ({ web }) => navigator.sendBeacon(`${web}/beacon`, 'a'),
  WebSocket: ({ web }) => new WebSocket(web.replace('http', 'ws')),
  EventSource: ({ web }) => new EventSource(`${web}/events`),
  worker: ({ web }) => new Worker(`${web}/worker.js`),
  'a worker made here': ({ web }) => {
    const text = `fetch(${JSON.stringify(`${web}/worker`)})`;
    return new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
  },
  'service worker': ({ web }) => navigator.serviceWorker.register(`${web}/service.js`),
  'import()': ({ web }) => import(/* @vite-ignore */ `${web}/module.js`).catch(() => undefined),
  image: ({ web }) => void (new Image().src = `${web}/image`),
  sound: ({ web }) => new Audio(`${web}/sound`).play().catch(() => undefined),
  font: ({ web }) => new FontFace('x', `url(${web}/font)`).load().catch(() => undefined),
  'style sheet': ({ web }) => {
    const sheet = document.createElement('style');
    sheet.textContent = `@import url(${web}/sheet); body { background: url(${web}/background) }`;
    document.head.append(sheet);
  },
  style: ({ web }) => void (document.body.style.backgroundImage = `url(${web}/style)`),
  script: ({ web }) => {
    const script = document.createElement('script');
    script.setAttribute('src', `${web}/script.js`);
    document.head.append(script);
  },
  speculation: ({ web }) => {
    const rules = document.createElement('script');
    rules.type = 'speculationrules';
    rules.text = JSON.stringify({ prefetch: [{ source: 'list', urls: [`${web}/speculation`] }] });
    document.head.append(rules);
  },
  WebTransport: ({ packets }) =>
    'WebTransport' in window
      ? new WebTransport(`https://${packets}/`).ready.catch(() => undefined)
      : undefined,
  'a call between browsers, by packets': async ({ packets }) => {
    const call = new RTCPeerConnection({ iceServers: [{ urls: `stun:${packets}` }] });
    call.createDataChannel('a');
    await call.setLocalDescription(await call.createOffer());
  },
  'a call between browsers, by connection': async ({ web }) => {
    const urls = `turn:${new URL(web).host}?transport=tcp`;
    const iceServers = [{ urls, username: 'a', credential: 'b' }];
    const call = new RTCPeerConnection({ iceServers });
    call.createDataChannel('a');
    await call.setLocalDescription(await call.createOffer());
  },
};

/** Hints of what a page will soon need; the content policy does not speak of all of them. */
const HINTS = each(
  'a hint',
  [
    ...['preconnect', 'prefetch', 'preload', 'modulepreload', 'prerender', 'stylesheet'],
    ...['icon', 'manifest', 'dns-prefetch'],
  ],
  ({ web, word }) => {
    for (const href of [`${web}/${word}`, `https://${word}.kanaf.example/`]) {
      const link = document.createElement('link');
      Object.assign(link, { rel: word, as: 'script', href });
      document.head.append(link);
    }
  },
);

/** A text that becomes a program. */
const RUNNING: Acts = {
  'an inline script': () => {
    const script = document.createElement('script');
    script.text = 'window.aTextRan = true';
    document.head.append(script);
  },
  'an inline handler': () => {
    const image = document.createElement('img');
    image.setAttribute('onerror', 'window.aTextRan = true');
    image.src = 'data:,';
    document.body.append(image);
  },
  'markup from text': () =>
    void (document.body.innerHTML += '<img src="data:," onerror="window.aTextRan = true">'),
  'a script address': () => {
    const link = document.createElement('a');
    link.href = 'javascript:window.aTextRan = true';
    document.body.append(link);
    link.click();
  },
  'a written frame': () => {
    const frame = document.createElement('iframe');
    frame.setAttribute('srcdoc', '<script>parent.aTextRan = true</script>');
    document.body.append(frame);
  },
  'a timer of text': () => setTimeout('window.aTextRan = true', 0),
};

export const TRIES: readonly Try[] = [
  ...named(LEAVING),
  ...named(OPENING),
  ...INSIDE,
  ...named(ASKING),
  ...HINTS,
  ...named(RUNNING),
];
