/** How browsers write words down. Compression is not here: it is undone before searching (`unpack.ts`). */
import { createHash } from 'node:crypto';
import { hostName, type Kind } from '../planted.ts';

export interface Pattern {
  kind: Kind;
  word: string;
  encoding: string;
  bytes: Buffer;
}

/** All ways to write `word`, each once. */
export function patternsOf(kind: Kind, word: string): Pattern[] {
  const found = new Map<string, Pattern>();
  const add = (encoding: string, bytes: Buffer) => {
    const key = bytes.toString('latin1');
    if (!found.has(key)) found.set(key, { kind, word, encoding, bytes });
  };
  const utf8 = Buffer.from(word, 'utf8');
  const spellings = [word, word.toUpperCase(), (word[0] ?? '').toUpperCase() + word.slice(1)];
  for (const spelling of spellings) {
    add('utf-8', Buffer.from(spelling, 'utf8'));
    add('utf-16', utf16(spelling));
    add('latin-1', Buffer.from(spelling, 'latin1'));
  }
  add('reversed', Buffer.from([...word].reverse().join(''), 'utf8'));
  add('reversed utf-16', utf16([...word].reverse().join('')));
  for (const [name, bytes] of [
    ['utf-8', utf8],
    ['utf-16le', Buffer.from(word, 'utf16le')],
  ] as const) {
    for (const text of base64s(bytes)) {
      add(`base64 of ${name}`, Buffer.from(text));
      add(`base64 of ${name}`, Buffer.from(text.replaceAll('+', '-').replaceAll('/', '_')));
      add(`base64 of ${name}, utf-16le`, Buffer.from(text, 'utf16le'));
    }
    add(`hex of ${name}`, Buffer.from(bytes.toString('hex')));
    add(`hex of ${name}`, Buffer.from(bytes.toString('hex').toUpperCase()));
  }
  add('percent', Buffer.from(encodeURIComponent(word)));
  add('percent, every letter', Buffer.from(utf8.toString('hex').replace(/../g, '%$&')));
  add('json', Buffer.from([...word].map((letter) => escaped(letter)).join('')));
  if (kind === 'host') for (const [encoding, bytes] of digests(hostName(word))) add(encoding, bytes);
  return [...found.values()];
}

/** Without the last byte, which is 0 for our letters: so it is the same whichever end comes first. */
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le').subarray(0, -1);

const escaped = (letter: string): string => `\\u${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;

/** What stands in base64 text wherever in a group of three bytes the word begins: without the letters that depend on its neighbours. */
function base64s(bytes: Buffer): string[] {
  return [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]);
    const first = Math.ceil((before * 8) / 6);
    const last = Math.floor((whole.byteLength * 8) / 6);
    return whole.toString('base64').slice(first, last);
  });
}

/** Names of hosts are also kept hashed: anybody who guesses one can look it up. */
function digests(host: string): [string, Buffer][] {
  const wire = Buffer.concat([
    ...host.split('.').map((label) => Buffer.from(String.fromCharCode(label.length) + label)),
    Buffer.from([0]),
  ]);
  const sources: [string, Buffer][] = [
    ['name on the wire', wire],
    ['host', Buffer.from(host)],
    ['origin', Buffer.from(`https://${host}`)],
    ['address', Buffer.from(`https://${host}/`)],
  ];
  return sources.flatMap(([what, source]) =>
    ['sha1', 'sha256', 'md5'].flatMap((algorithm): [string, Buffer][] => {
      const digest = createHash(algorithm).update(source).digest();
      const name = `${algorithm} of ${what}`;
      return [
        [name, digest],
        [name, Buffer.from(digest.toString('base64').replace(/=+$/, ''))],
        [name, Buffer.from(digest.toString('hex'))],
        [name, Buffer.from(digest.toString('hex').toUpperCase())],
      ];
    }),
  );
}
