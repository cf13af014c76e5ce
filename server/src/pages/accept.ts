import { PAGE_LANGUAGES, type PageLanguage } from '@dorren/shared/protocol/values.ts';

/** Which of the page's languages a browser prefers, by `Accept-Language` (RFC 9110 section 12.5.4); else Swedish. */
export function preferredLanguage(accept: string | undefined): PageLanguage {
  const names = weighted(accept).map(({ name }) => name.split('-')[0]);
  return names.find((name): name is PageLanguage => PAGE_LANGUAGES.some((language) => language === name)) ?? 'sv';
}

/** The best encoding that both have, by `Accept-Encoding` (RFC 9110 section 12.5.3). */
export function preferredEncoding(accept: string | undefined): 'br' | 'gzip' | null {
  const names = weighted(accept).map(({ name }) => name);
  if (names.includes('br')) return 'br';
  return names.includes('gzip') ? 'gzip' : null;
}

/** The names of an `Accept-…` header that are wanted at all, the most wanted first. */
function weighted(header: string | undefined): { name: string; weight: number }[] {
  return (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((item) => {
      const [name = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
      const quality = parameters.find((parameter) => parameter.startsWith('q='));
      return { name, weight: quality === undefined ? 1 : Number(quality.slice(2)) };
    })
    .filter(({ name, weight }) => name !== '' && weight > 0)
    .sort((one, other) => other.weight - one.weight);
}
