/** The observer itself: what it must find, and what it must not call amiss. */
import { FRAME_BYTES, FRAME_KIND, writeHeader, writeRoute } from '@dorren/shared/protocol/frame.ts';
import { expect, it } from 'vitest';
import { FINDINGS } from './findings.ts';
import { interruption } from './interruptions.ts';
import { Observer } from './observer.ts';

const CONVERSATION = 'a conversation';
const STAFF = 'a member of staff';

function stage() {
  const observer = new Observer();
  observer.console('console', STAFF);
  observer.frames.holds(CONVERSATION, 1, STAFF);
  const { words, frames, findings } = observer;
  const say = (from = 'youth'): string => {
    let said = '';
    words.say(from, CONVERSATION, 'text', (text) => {
      said = text;
      return true;
    });
    return said;
  };
  const found = () => FINDINGS.filter((kind) => findings.count(kind) > 0);
  return { observer, words, frames, say, found };
}

function frame(epoch: number, sequence: number, route = 0): Uint8Array {
  const bytes = new Uint8Array(FRAME_BYTES).fill(sequence);
  writeHeader(bytes, { kind: FRAME_KIND.sealed, epoch, sequence });
  writeRoute(bytes, route);
  return bytes;
}

const YOUTH = { tab: 'youth', staffId: null, connection: 1 };
const CONSOLE = { tab: 'console', staffId: STAFF, connection: 1 };

it('finds nothing in what arrives, once, in order, and in what its sender is told of', () => {
  const { observer, words, frames, say, found } = stage();
  for (const text of [say(), say()]) {
    words.shown('console', CONVERSATION, text);
    words.marked(text, 'delivered', 1);
  }
  words.marked(say(), 'undelivered', 1);
  say();
  words.over('youth', CONVERSATION);
  for (const sequence of [0, 1]) frames.sent(frame(1, sequence), YOUTH, CONVERSATION);
  // One is lost on the way, and sent again on another line.
  frames.heardBy(frame(1, 1, 7), CONSOLE, null);
  for (const sequence of [0, 1]) frames.sent(frame(1, sequence), { ...YOUTH, connection: 2 }, CONVERSATION);
  for (const sequence of [0, 1]) frames.heardBy(frame(1, sequence, 7), CONSOLE, null);
  observer.judge();
  expect(found()).toEqual([]);
});

it('finds a text that is called delivered and was not shown, and one that nobody knows of', () => {
  const { observer, words, say, found } = stage();
  words.marked(say(), 'delivered', 1);
  expect(found()).toEqual(['lost']);
  say();
  observer.judge();
  expect(observer.findings.count('lost')).toBe(2);
});

it('finds a text that was shown twice, or after a later one', () => {
  const { words, say, found } = stage();
  const [first, second] = [say(), say()];
  words.shown('console', CONVERSATION, second);
  words.shown('console', CONVERSATION, first);
  expect(found()).toEqual(['reordered']);
  words.shown('console', CONVERSATION, second);
  expect(found()).toEqual(['doubled', 'reordered']);
});

it('finds a text that was shown to somebody else, and one that nobody said', () => {
  const { observer, words, say } = stage();
  words.shown('console', 'another conversation', say());
  words.shown('console', CONVERSATION, '§99§');
  expect(observer.findings.count('misdelivered')).toBe(2);
});

it('finds a text that was shown by one who was not in when it was said', () => {
  const { observer, words, frames, say, found } = stage();
  observer.console('another console', 'another');
  frames.holds(CONVERSATION, 2, 'another');
  const text = say();
  words.shown('another console', CONVERSATION, text);
  words.marked(text, 'delivered', 1);
  observer.judge();
  expect(found()).toEqual(['opened by one who is out']);
});

it('finds a frame that was doubled, overtaken or given to somebody else, and an epoch that is two people’s', () => {
  const { observer, frames, found } = stage();
  for (const sequence of [0, 1, 2]) frames.sent(frame(1, sequence), YOUTH, CONVERSATION);
  frames.heardBy(frame(1, 1), CONSOLE, null);
  frames.heardBy(frame(1, 0), CONSOLE, null);
  expect(found()).toEqual(['reordered']);
  frames.heardBy(frame(1, 1), CONSOLE, null);
  expect(observer.findings.count('doubled')).toBe(1);
  frames.heardBy(frame(1, 2), { tab: 'another youth', staffId: null, connection: 1 }, 'another conversation');
  expect(observer.findings.count('misdelivered')).toBe(1);
  frames.holds(CONVERSATION, 1, 'another');
  expect(observer.findings.count('two holders')).toBe(1);
  frames.holds(CONVERSATION, 2, 'another');
  frames.sent(frame(2, 0), YOUTH, CONVERSATION);
  frames.heardBy(frame(2, 0), CONSOLE, null);
  expect(observer.findings.count('opened by one who is out')).toBe(1);
});

it('finds a youth who was given up, unless the service may have forgotten everybody, or a counsellor has ended it', () => {
  const { observer } = stage();
  observer.ended('youth', CONVERSATION, 'counsellor');
  observer.mayForget = true;
  observer.ended('youth', CONVERSATION, 'service-lost');
  observer.mayForget = false;
  observer.endedByStaff('another');
  observer.ended('youth', 'another', 'service-lost');
  expect(observer.findings.all).toEqual([]);
  observer.ended('youth', CONVERSATION, 'service-lost');
  observer.ended('another youth', CONVERSATION, 'youth-vanished');
  expect(observer.findings.count('given up')).toBe(2);
});

it('counts as time without service the longest that a text of each conversation waited', () => {
  const word = { id: 1, from: 'youth', place: 1, settledAt: null, fate: 'arrived' as const, shownBy: [], epoch: 1 };
  const words = [
    { ...word, conversation: 'a', saidAt: 0, shownAt: 4_000 },
    { ...word, conversation: 'a', saidAt: 2_000, shownAt: 7_000 },
    { ...word, conversation: 'b', saidAt: 3_000, shownAt: 3_010 },
    { ...word, conversation: 'c', saidAt: 100, shownAt: 900 },
  ];
  expect(interruption('a fault', words, 1_000, 10_000)).toEqual({ fault: 'a fault', waitsMs: [5_000] });
});
