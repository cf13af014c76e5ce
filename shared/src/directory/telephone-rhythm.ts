/** Swedish area codes of three digits; 08 has two, all others four (the Swedish numbering plan, PTS). */
const THREE_DIGITS = /^0(?:1[013689]|2[01367]|3[1356]|4[0246]|54|6[03]|7[02369]|90)/;
const TWO_DIGITS = /^08/;
/** How the digits after the area code are written, by how many they are (SS 825000's habit: the longest group first). */
const GROUPS: Readonly<Record<number, readonly number[]>> = {
  4: [2, 2],
  5: [3, 2],
  6: [2, 2, 2],
  7: [3, 2, 2],
  8: [3, 3, 2],
};

/**
 * A Swedish number in groups small enough to be learned by heart: `08-46500412` is `08`, `465`, `004`, `12`. Groups that whoever wrote
 * it has made are kept; the country's own code becomes the 0 that one dials at home.
 */
export function telephoneRhythm(number: string): string[] {
  const home = number.trim().replace(/^(?:\+|00)46[ -]*0?/, '0');
  const written = home.split(/[ -]+/).filter((group) => group !== '');
  const [first = '', ...others] = written;
  const [area, ...rest] = others.length === 0 ? areaAndRest(first) : [first, ...others];
  return [area ?? '', ...rest.flatMap(grouped)].filter((group) => group !== '');
}

function areaAndRest(digits: string): string[] {
  if (!digits.startsWith('0')) return ['', digits];
  const length = TWO_DIGITS.test(digits) ? 2 : THREE_DIGITS.test(digits) ? 3 : 4;
  return [digits.slice(0, length), digits.slice(length)];
}

function grouped(digits: string): string[] {
  if (digits.length <= 3) return [digits];
  const sizes = GROUPS[digits.length] ?? Array.from({ length: Math.ceil(digits.length / 3) }, () => 3);
  let from = 0;
  return sizes.map((size) => {
    from += size;
    return digits.slice(from - size, from);
  });
}
