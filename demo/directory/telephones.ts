/**
 * The numbers that the Swedish Post and Telecom Authority (PTS) keeps free for books and films: nobody ever gets them, so that
 * nobody who tries the demonstration calls a real person. Each series: how its numbers begin, the first and the last ending.
 */
const SERIES = [
  { begins: '08-465 004 ', digits: 2, first: 0, last: 99 },
  { begins: '031-390 06 ', digits: 2, first: 0, last: 99 },
  { begins: '040-628 04 ', digits: 2, first: 0, last: 99 },
  { begins: '0980-319 2', digits: 2, first: 0, last: 99 },
  { begins: '070-174 06 ', digits: 2, first: 5, last: 99 },
] as const;
type Series = (typeof SERIES)[number];

/** In the order: Stockholm, Gothenburg, Malmö, Kiruna, mobile. */
const [STOCKHOLM, , , KIRUNA, MOBILE] = SERIES;

/** `08-465 004 17`; after the last number the first comes again. */
export const landline = (index: number) => numberOf(STOCKHOLM, index);
/** For lines that serve the whole country. */
export const countryLine = (index: number) => numberOf(KIRUNA, index);
export const mobile = (index: number) => numberOf(MOBILE, index);

export function isForFiction(telephone: string): boolean {
  const plain = telephone.replaceAll(/[ -]/g, '').replace(/^\+46/, '0');
  return SERIES.some((series) =>
    Array.from({ length: series.last - series.first + 1 }, (_, index) => numberOf(series, index)).some(
      (number) => number.replaceAll(/[ -]/g, '') === plain,
    ),
  );
}

function numberOf({ begins, digits, first, last }: Series, index: number): string {
  return `${begins}${String(first + (index % (last - first + 1))).padStart(digits, '0')}`;
}
