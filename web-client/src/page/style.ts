/** A style sheet that is loaded apart; once, and again only if that failed. Resolves when it holds. */
const loading = new Map<string, Promise<void>>();

export function loadStyle(address: string): Promise<void> {
  const known = loading.get(address);
  if (known) return known;
  const link = document.createElement('link');
  const loaded = new Promise<void>((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = () => {
      loading.delete(address);
      link.remove();
      reject(new Error('no style'));
    };
  });
  link.rel = 'stylesheet';
  link.href = address;
  document.head.append(link);
  loading.set(address, loaded);
  return loaded;
}
