/** What the server answers to a `GET`, from where the script came too. @throws if it has none. */
export async function fetched(path: string): Promise<unknown> {
  const response = await fetch(path, { cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' });
  if (!response.ok) throw new Error(`no ${path}`);
  return response.json();
}
