import { expect, it } from 'vitest';
import { snippet } from './snippet.ts';

it('E8: is one line with one element, whatever the title', () => {
  const line = snippet('https://door.example', 'A "fine" <start> & more\'');
  expect(line).not.toMatch(/\n/);
  expect(line.match(/</g)).toHaveLength(2);
  expect(line).toMatch(
    /^<iframe src="https:\/\/door\.example\/embedded" title="A &#34;fine&#34; &#60;start&#62; &#38; more'" /,
  );
  expect(line).toContain(' referrerpolicy="no-referrer"');
  expect(line).toContain(' sandbox="allow-scripts allow-same-origin allow-top-navigation ');
  expect(line).not.toMatch(/<script| allow=/);
});
