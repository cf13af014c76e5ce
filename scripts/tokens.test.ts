/** The design tokens' contrast: WCAG 2.2, 1.4.3 (text, 4.5:1) and 1.4.11 (edges and focus, 3:1), in both schemes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const FILES = ['tokens.css', 'inside-tokens.css'].map((name) =>
  readFileSync(join(import.meta.dirname, '../design', name), 'utf8'),
);

const TEXT = [
  ['text', 'ground'],
  ['text', 'surface'],
  ['text', 'surface-2'],
  ['text', 'glow-soft'],
  ['text-soft', 'ground'],
  ['text-soft', 'surface'],
  ['text-soft', 'surface-2'],
  ['text-soft', 'glow-soft'],
  ['accent', 'ground'],
  ['accent', 'surface'],
  ['accent', 'accent-soft'],
  ['accent', 'glow-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-accent-soft', 'accent-soft'],
  ['on-glow', 'glow-soft'],
  ['clay', 'ground'],
  ['clay', 'surface'],
  ['clay', 'clay-soft'],
  ['on-clay', 'clay'],
  ['on-clay-soft', 'clay-soft'],
  ['on-mine', 'mine'],
  ['on-mine-soft', 'mine'],
  ['on-theirs', 'theirs'],
  ['ground', 'text'],
] as const;

const EDGES = [
  ['edge', 'ground'],
  ['edge', 'surface'],
  ['focus', 'ground'],
  ['focus', 'surface'],
  ['accent', 'surface'],
] as const;

const HALVES = FILES.map((css) => css.split('@media (prefers-color-scheme: dark)'));
const LIGHT = colours(HALVES.map(([light = '']) => light).join(''));
const SCHEMES = { light: LIGHT, dark: { ...LIGHT, ...colours(HALVES.map(([, dark = '']) => dark).join('')) } };

describe.each(Object.entries(SCHEMES))('in the %s scheme', (_name, scheme) => {
  it.each(TEXT)('%s on %s can be read', (front, back) => {
    expect(contrast(scheme[front], scheme[back])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(EDGES)('%s on %s can be made out', (front, back) => {
    expect(contrast(scheme[front], scheme[back])).toBeGreaterThanOrEqual(3);
  });
});

function colours(css: string): Record<string, string> {
  return Object.fromEntries(
    [...css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/g)].map(([, name, value]) => [name, value]),
  );
}

function contrast(one: string | undefined, other: string | undefined): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance (WCAG 2.2) of `#rrggbb`. @throws if there is no such colour. */
function luminance(colour: string | undefined): number {
  if (colour === undefined) throw new Error('no such token');
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
